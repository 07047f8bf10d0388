import { ec2, fargate } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const links = (key: string) => `${key}: ["proxy"]`;
const proxy = '"name": "proxy",\n"image": "proxy:2",\n"memory": 64';
const onFargate = (container: string) => fargate(container, '', proxy);
const onHost = (container: string) => ec2(container, '"networkMode": "host"', proxy);

/** Any other text is no network mode, which the rules of shape report. */
const otherModes: readonly string[] = ['awsvpc', 'host', 'none'];

export const rule: TaskDefinitionRule = {
  id: 'links-need-bridge',
  severity: 'error',
  preset: 'recommended',
  summary: 'A container has links, which only network mode `bridge` supports.',
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
      { code: onFargate(links('«"links"»')), fixed: onFargate(''), message: 'localhost' },
      { code: onHost(links('«"links"»')), fixed: onHost('') },
    ],
    good: [{ code: ec2(links('"links"'), '', proxy) }, { code: fargate('"links": []') }],
  },
  check: forEachContainer((container, report, { compatibility: { networkMode }, editor }) => {
    const span = container.keySpan('links');
    if (networkMode === undefined || !otherModes.includes(networkMode) || span === undefined) return;
    if (container.list('links').items.length === 0) return;
    const instead = networkMode === 'none' ? '' : '; the containers of this task reach each other over localhost';
    report({
      span,
      message: `Links work with network mode bridge only, not with ${networkMode}${instead}.`,
      fixes: suggested('Remove links', editor.remove(container, 'links')),
    });
  }),
};
