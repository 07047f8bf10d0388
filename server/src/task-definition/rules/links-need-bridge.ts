import { ec2, fargate } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const links = (key: string) => `${key}: ["proxy"]`;
const proxy = (definition: string) =>
  definition.replace('\n    }\n  ]', '\n    },\n    { "name": "proxy", "image": "proxy:2", "memory": 64 }\n  ]');

export const rule: TaskDefinitionRule = {
  id: 'links-need-bridge',
  severity: 'error',
  preset: 'recommended',
  summary: 'A container has links, which only network mode `bridge` knows.',
  why: 'Links write the addresses of other containers into `/etc/hosts`, on the bridge network of Docker. With `awsvpc` and `host` the containers of a task share one network and reach each other over `localhost`.',
  evidence: [
    { source: 'Amazon ECS', says: 'Links are not supported when networkMode=awsvpc' },
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
    },
  ],
  examples: {
    bad: [
      { code: proxy(fargate(links('«"links"»'))), fixed: proxy(fargate()), message: 'localhost' },
      {
        code: proxy(ec2(links('«"links"»'), '"networkMode": "host"')),
        fixed: proxy(ec2('', '"networkMode": "host"')),
      },
    ],
    good: [{ code: proxy(ec2(links('"links"'))) }, { code: fargate('"links": []') }],
  },
  check: forEachContainer((container, report, { compatibility: { networkMode }, editor }) => {
    const span = container.keySpan('links');
    if (networkMode === undefined || networkMode === 'bridge' || span === undefined) return;
    if (container.list('links').items.length === 0) return;
    const instead = networkMode === 'none' ? '' : '; the containers of this task reach each other over localhost';
    report({
      span,
      message: `Links work with network mode bridge only, not with ${networkMode}${instead}.`,
      fixes: suggested('Remove links', editor.remove(container, 'links')),
    });
  }),
};
