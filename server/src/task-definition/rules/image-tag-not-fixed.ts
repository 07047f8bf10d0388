import { imageOf } from '../container-image';
import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';

const image = (text: string) => anywhere().replace('web:1.4', text);

export const rule: TaskDefinitionRule = {
  id: 'image-tag-not-fixed',
  severity: 'information',
  preset: 'all',
  summary: 'An image has no tag, or the tag `latest`.',
  why: 'Whatever was pushed last is what runs: a task that is replaced at night may run another image than the one that was tested, and going back to an older revision of the task definition changes nothing. Give each build a tag of its own, or use the digest.',
  evidence: [
    {
      source: 'Amazon ECS developer guide',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-considerations.html',
    },
  ],
  examples: {
    bad: [
      { code: image('web:«latest»'), message: 'latest' },
      { code: image('team/«web»'), message: 'no tag' },
    ],
    good: [{ code: image('web:1.4') }, { code: image(`web@sha256:${'0123456789abcdef'.repeat(4)}`) }],
  },
  check: forEachContainer((container, report) => {
    const image = imageOf(container);
    if (image === undefined || image.reference.digest !== undefined) return;
    const { repository, tag } = image.reference;
    if (tag === undefined) {
      const start = repository.span.start + repository.text.lastIndexOf('/') + 1;
      const message =
        'This image has no tag, so latest is meant, which moves with every push; name a fixed tag or a digest.';
      report({ span: image.spanOf({ start, end: repository.span.end }), message });
    } else if (tag.text === 'latest') {
      const message =
        'The tag latest moves with every push, so that nobody knows what runs; name a fixed tag or a digest.';
      report({ span: image.spanOf(tag.span), message });
    }
  }),
};
