import { fargate } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const limit = (name: string) => `{ "name": ${name}, "softLimit": 65535, "hardLimit": 65535 }`;

export const rule: TaskDefinitionRule = {
  id: 'fargate-ulimits',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A resource limit has no effect on Fargate.',
  why: 'Fargate takes `nofile`, the number of open files, from `ulimits`. For everything else it keeps the defaults of the operating system, without a word.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html',
    },
  ],
  examples: {
    bad: [
      {
        code: fargate(`"ulimits": [${limit('«"nproc"»')}, ${limit('"nofile"')}]`),
        fixed: fargate(`"ulimits": [${limit('"nofile"')}]`),
      },
    ],
    good: [{ code: fargate(`"ulimits": [${limit('"nofile"')}]`) }],
  },
  check: forEachContainer((container, report, { compatibility, editor }) => {
    if (!compatibility.isFargate) return;
    for (const ulimit of container.list('ulimits').sections) {
      const name = ulimit.string('name');
      if (name.state !== 'known' || name.value.toLowerCase() === 'nofile' || ulimit.node === undefined) continue;
      report({
        span: name.node.span,
        message: `Fargate ignores the limit ${name.value}; nofile is the only one that it takes.`,
        fixes: suggested(`Remove ${name.value}`, editor.removeElements([ulimit.node])),
      });
    }
  }),
};
