import { type ReferenceFaultKind, referenceFaults } from '../../engine/image-reference';
import { imageOf } from '../container-image';
import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const image = (text: string) => anywhere().replace('web:1.4', text);

/** What is wrong, by the part that is. Upper case and digests have rules of their own. */
const messages: Partial<Record<ReferenceFaultKind, string>> = {
  scheme: 'An image is not a URL, so it cannot be pulled: leave out the scheme and begin with the registry.',
  registry: 'This is not a host name, so the image cannot be pulled; write the registry as host or host:port.',
  repository:
    'This is not the name of a repository, so the image cannot be pulled; between slashes write letters and digits, joined by single dots, one or two underscores, or hyphens.',
  tag: 'This is not a tag, so the image cannot be pulled; write up to 128 letters, digits, underscores, dots and hyphens, and begin with none of the last two.',
};

export const rule: TaskDefinitionRule = {
  id: 'image-reference-malformed',
  severity: 'warning',
  preset: 'recommended',
  summary: 'An image is not a well-formed reference.',
  why: 'ECS looks at the characters of an image only, and registers the definition. Whether it reads as `registry/repository:tag` shows when a task starts: then the pull fails with `CannotPullContainerError` and `invalid reference format`. An empty tag usually comes from a variable that was not set.',
  evidence: [
    {
      source: 'distribution/reference',
      reference: 'https://github.com/distribution/reference/blob/main/regexp.go',
      says: 'invalid reference format',
    },
  ],
  examples: {
    bad: [
      {
        code: image('«https://»registry.example.com/web:1.4'),
        fixed: image('registry.example.com/web:1.4'),
        message: 'not a URL',
      },
      { code: image('web«:»'), message: 'No tag follows' },
      { code: image('web:«-latest»') },
      { code: image('registry.example.com/«team//web»:1.4') },
      { code: image('«team/web-»:1.4') },
      { code: image('«registry-.example.com»/web:1.4') },
    ],
    good: [{ code: image('registry.example.com:5000/team/my__web--2:v1.4_RC') }],
  },
  check: forEachContainer((container, report, { editor }) => {
    const image = imageOf(container);
    if (image === undefined) return;
    const { node, reference, spanOf } = image;
    for (const { kind, span } of referenceFaults(reference)) {
      const message = messages[kind];
      if (message === undefined) continue;
      if (kind === 'tag' && reference.tag?.text === '') {
        const colon = { start: span.start - 1, end: span.end };
        report({
          span: spanOf(colon),
          message: 'No tag follows the colon, so the image cannot be pulled; write one, or remove the colon.',
        });
        continue;
      }
      const rest = node.value.slice(span.end);
      const fixes = kind === 'scheme' && rest !== '' ? suggested('Remove the scheme', editor.replace(node, rest)) : [];
      report({ span: spanOf(span), message, fixes });
    }
  }),
};
