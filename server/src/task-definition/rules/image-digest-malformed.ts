import { imageOf } from '../container-image';
import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';

const image = (text: string) => anywhere().replace('web:1.4', text);
const hash = '0123456789abcdef'.repeat(4);

export const rule: TaskDefinitionRule = {
  id: 'image-digest-malformed',
  severity: 'error',
  preset: 'recommended',
  summary: 'The digest of an image is not `sha256:` and 64 hexadecimal digits.',
  why: 'A digest names one image for good. ECS knows SHA-256 only, whose digests have 64 hexadecimal digits; a digest that was cut off names nothing.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
    },
  ],
  examples: {
    bad: [
      { code: image('web@«sha256:0123456789abcdef»'), message: '16 hexadecimal digits' },
      { code: image(`web@«sha512:${hash}»`), message: 'sha256' },
      { code: image(`web@«${hash}»`) },
      { code: image(`web@«sha256:${hash.slice(0, 62)}zz»`) },
    ],
    good: [{ code: image(`web@sha256:${hash}`) }],
  },
  check: forEachContainer((container, report) => {
    const image = imageOf(container);
    const digest = image?.reference.digest;
    if (image === undefined || digest === undefined || /^sha256:[A-Fa-f0-9]{64}$/.test(digest.text)) return;
    const digits = /^sha256:([A-Fa-f0-9]*)$/.exec(digest.text)?.[1];
    const found = digits === undefined ? '' : `; this one has ${digits.length} hexadecimal digits`;
    report({
      span: image.spanOf(digest.span),
      message: `A digest is sha256: and 64 hexadecimal digits${found}.`,
    });
  }),
};
