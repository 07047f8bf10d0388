import { type ImageFault, imageFault } from '../../engine/image-reference';
import { replacing } from '../fixes';
import type { DockerfileModel } from '../model';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { stageNumberPattern } from '../stages';
import type { SourcedText } from '../syntax/sourced-text';
import { constantText, readTemplate } from '../syntax/variables';

const messages: Record<ImageFault, (text: string) => string> = {
  empty: () => 'The name of the image is empty. Write one, such as alpine:3.22.',
  'upper-case': (text) => `${quoted(text)} cannot be an image: names of images are in lower case.`,
  identifier: () => 'This is the id of an image, which cannot be pulled. Write the name of its repository.',
  'too-long': () => 'The name of the image is longer than the 255 characters that it can have. Write a shorter one.',
  digest: (text) => `The digest of ${quoted(text)} is not complete. Write sha256: and 64 hexadecimal digits after it.`,
  format: (text) => `${quoted(text)} cannot be an image. Write [registry/]name[:tag][@digest].`,
};

export const rule: DockerfileRule = {
  id: 'image-reference',
  severity: 'error',
  preset: 'recommended',
  summary: 'FROM, COPY --from or a mount names an image that cannot exist.',
  why:
    'A reference is a name in lower case, with a registry before it and a tag or digest after it where needed. ' +
    'FROM compares the names of stages in the exact case of the lower-cased name.',
  aliases: ['INVALID_REFERENCE_FORMAT', 'BASE_NAME_EMPTY'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'github.com/distribution/reference ParseNormalizedNamed',
      says: 'failed to parse stage name "Alpine": invalid reference format: repository name (library/Alpine) must be lowercase',
    },
  ],
  examples: {
    bad: [
      { code: 'FROM «Alpine:3.22»\n', fixed: 'FROM alpine:3.22\n' },
      { code: 'FROM «alpine:»\n' },
      { code: 'FROM «alpine:3.22:latest»\n' },
      { code: 'FROM alpine AS Build\nFROM «Build»\n', fixed: 'FROM alpine AS Build\nFROM build\n' },
      { code: 'FROM alpine\nCOPY --from=«https://example.com/tool» /tool /tool\n' },
    ],
    good: [
      {
        code: 'FROM 111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1.2 AS App\nFROM alpine\nCOPY --from=APP /app /app\n',
      },
    ],
  },
  check(dockerfile, report) {
    for (const stage of dockerfile.stages)
      for (const { kind, statement, text, target } of stage.uses) {
        const image =
          target === undefined ? namedImage(dockerfile, kind, statement.instruction.escapeCharacter, text) : undefined;
        const fault = image === undefined ? undefined : imageFault(image);
        if (image === undefined || fault === undefined) continue;
        const span = statement.at(text.span());
        const lower = image.toLowerCase();
        const mended = imageFault(lower) === undefined && text.text === image;
        report({
          span,
          message: messages[fault](image),
          fixes: mended ? [replacing(span, lower, `Change to ${lower}`, 'suggested')] : [],
        });
      }
  },
};

/** The image that a use names without the help of variables; a number names a stage. */
function namedImage(
  dockerfile: DockerfileModel,
  kind: 'from' | 'copy' | 'mount',
  escapeCharacter: string,
  text: SourcedText,
): string | undefined {
  if (kind === 'copy' && stageNumberPattern.test(text.text)) return undefined;
  // A dollar sign that ends a text is one, and no variable.
  if (kind !== 'from')
    return /\$.|['"]/s.test(text.text) || text.text.includes(escapeCharacter) ? undefined : text.text;
  const image = constantText(readTemplate(text, { escapeCharacter }));
  return image === 'scratch' || dockerfile.stages.length === 0 ? undefined : image;
}
