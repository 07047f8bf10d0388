import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { knownOf } from '../values';

const volume = (name: string, launch: string) => `{ "name": "${name}", "configuredAtLaunch": ${launch} }`;
const mounts =
  '"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }, { "sourceVolume": "logs", "containerPath": "/logs" }]';

export const rule: TaskDefinitionRule = {
  id: 'launch-volume-single',
  severity: 'error',
  preset: 'recommended',
  summary: 'More than one volume is configured at launch.',
  why: 'A task gets at most one Amazon EBS volume that is configured when it is launched.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html',
    },
  ],
  examples: {
    bad: [{ code: anywhere(mounts, `"volumes": [${volume('data', 'true')}, ${volume('logs', '«true»')}]`) }],
    good: [{ code: anywhere(mounts, `"volumes": [${volume('data', 'true')}, ${volume('logs', 'false')}]`) }],
  },
  check({ volumes }, report) {
    const flags = knownOf(volumes.map((it) => it.boolean('configuredAtLaunch'))).filter(({ value }) => value);
    for (const { node } of flags.slice(1)) {
      report({
        span: node.span,
        message: 'Only one volume of a task definition can be configured at launch.',
        related: [{ span: flags[0]?.node.span ?? node.span, message: 'The first one.' }],
      });
    }
  },
};
