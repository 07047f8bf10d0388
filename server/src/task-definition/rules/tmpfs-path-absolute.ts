import { fragment } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const file = 'container-definitions.json';
const tmpfs = (path: string) => fragment(`"linuxParameters": { "tmpfs": [{ "containerPath": ${path}, "size": 64 }] }`);

export const rule: TaskDefinitionRule = {
  id: 'tmpfs-path-absolute',
  severity: 'error',
  preset: 'recommended',
  summary: 'The path of a `tmpfs` is not absolute.',
  why: 'A file system is mounted at a place in the tree of the container, which has to be named from the root on.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tmpfs.html',
    },
    { source: 'Docker Engine', says: "invalid mount path: 'tmp' mount path must be absolute" },
  ],
  examples: {
    bad: [{ code: tmpfs('«"tmp/cache"»'), fixed: tmpfs('"/tmp/cache"'), file }],
    good: [{ code: tmpfs('"/tmp/cache"'), file }],
  },
  check: forEachContainer((container, report, { editor }) => {
    for (const tmpfs of container.section('linuxParameters').list('tmpfs').sections) {
      const path = tmpfs.string('containerPath');
      if (path.state !== 'known' || path.value.startsWith('/')) continue;
      const absolute = /^\w/.test(path.value) ? `/${path.value}` : undefined;
      report({
        span: path.node.span,
        message: 'A tmpfs needs an absolute path, one that begins with "/".',
        fixes: absolute === undefined ? [] : suggested(`Write ${absolute}`, editor.replace(path.node, absolute)),
      });
    }
  }),
};
