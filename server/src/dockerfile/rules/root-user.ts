import type { DockerfileModel, Statement } from '../model';
import type { DockerfileRule } from '../rule';
import { lastOf } from '../stages';
import { constantText } from '../syntax/variables';

const kubernetes = 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted';

export const rules: readonly DockerfileRule[] = [
  {
    id: 'root-user',
    severity: 'information',
    preset: 'recommended',
    summary: 'The last USER of an image is root.',
    why:
      'Whatever breaks out of the program is then root in the container, and what it writes to volumes belongs to root. Go back to a user of the ' +
      'program when root has done its part. A stage that others are built from may end as root.',
    aliases: ['DL3002'],
    evidence: [{ source: 'Docker', reference: 'https://docs.docker.com/build/building/best-practices/#user' }],
    examples: {
      bad: [
        { code: 'FROM node:24\nUSER «root»\nRUN apt-get update\n' },
        { code: 'FROM node:24 AS base\nUSER «0:0»\nFROM base\nCMD ["node"]\n' },
      ],
      good: [
        { code: 'FROM node:24\nUSER root\nRUN apt-get update\nUSER node\n' },
        { code: 'FROM node:24 AS build\nUSER root\nFROM node:24\nUSER node\nCOPY --from=build /app /app\n' },
        { code: 'FROM node:24\nUSER $RUN_AS\n' },
      ],
    },
    check(dockerfile, report) {
      for (const { statement, name } of finalUsers(dockerfile))
        if (isRoot(name))
          report({
            span: statement.at(statement.instruction.arguments.span()),
            message: 'Containers of this image run as root. Write a USER for the program after what needs root.',
          });
    },
  },
  {
    id: 'user-name',
    severity: 'information',
    preset: 'all',
    summary: 'The last USER of an image is a name, not a number.',
    why:
      'A name has to be looked up in the image. Kubernetes does not do so: with `runAsNonRoot` it refuses an image whose user is not a number. Amazon ECS ' +
      'takes both, so this is only in preset `all`.',
    aliases: ['DL3066'],
    evidence: [{ source: 'Kubernetes', reference: kubernetes }],
    examples: {
      bad: [{ code: 'FROM node:24\nUSER «node»\n' }],
      good: [{ code: 'FROM node:24\nUSER 1000:1000\n' }, { code: 'FROM node:24\nUSER node\nUSER $RUN_AS\n' }],
    },
    check(dockerfile, report) {
      for (const { statement, name } of finalUsers(dockerfile))
        if (!/^\d+$/.test(name) && !isRoot(name))
          report({
            span: statement.at(statement.instruction.arguments.span()),
            message: 'Kubernetes cannot tell whether a name is root. Write the number of the user, such as 1000.',
          });
    },
  },
];

function isRoot(name: string): boolean {
  return name === 'root' || /^0+$/.test(name);
}

/** Who runs in the images that can be built, each USER once; without the group. */
function* finalUsers(dockerfile: DockerfileModel): Generator<{ statement: Statement; name: string }> {
  if (dockerfile.of('USER').length === 0) return;
  for (const statement of new Set(dockerfile.targets.map((stage) => lastOf(stage, 'USER')))) {
    const template = statement?.instruction.expansions[0]?.template;
    const text = template === undefined ? undefined : constantText(template);
    if (statement !== undefined && text) yield { statement, name: text.split(':', 1)[0] as string };
  }
}
