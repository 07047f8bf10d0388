import { imageOf } from '../container-image';
import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { safe } from '../syntax/editor';

const image = (text: string) => anywhere().replace('web:1.4', text);
const digest = `@sha256:${'0123456789abcdef'.repeat(4)}`;

export const rule: TaskDefinitionRule = {
  id: 'image-tag-and-digest',
  severity: 'information',
  preset: 'all',
  summary: 'An image has a tag and a digest; the tag has no effect.',
  why: 'With a digest the tag is not looked at: it tells readers which version was meant, and goes stale when only one of the two is changed.',
  evidence: [
    {
      source: 'distribution/reference',
      reference: 'https://github.com/distribution/reference/blob/main/normalize.go',
    },
  ],
  examples: {
    bad: [{ code: image(`web«:1.4»${digest}`), fixed: image(`web${digest}`) }],
    good: [{ code: image(`web${digest}`) }, { code: image('web:1.4') }],
  },
  check: forEachContainer((container, report, { editor }) => {
    const image = imageOf(container);
    if (image === undefined) return;
    const { node, reference, spanOf } = image;
    const { tag, digest } = reference;
    if (tag === undefined || digest === undefined) return;
    const withoutTag = node.value.slice(0, tag.span.start - 1) + node.value.slice(tag.span.end);
    report({
      span: spanOf({ start: tag.span.start - 1, end: tag.span.end }),
      message: 'The digest decides which image runs; the tag is not looked at, even if it means another one.',
      fixes: safe('Remove the tag', editor.replace(node, withoutTag)),
    });
  }),
};
