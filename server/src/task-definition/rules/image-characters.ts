import { foreignCharactersOf } from '../container-image';
import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { safe } from '../syntax/editor';
import { spanInString } from '../syntax/node';

const image = (text: string) => anywhere().replace('web:1.4', text);

/** Of everything before the digest. */
const maximumLength = 255;

export const rule: TaskDefinitionRule = {
  id: 'image-characters',
  severity: 'error',
  preset: 'recommended',
  summary: 'An image holds characters that ECS rejects, or is too long.',
  why: 'ECS takes letters, digits and `- _ : . / #` in an image, with `@` before a digest, and 255 characters before the digest. A blank at the end is the usual cause: a pipeline has added it to the tag.',
  evidence: [
    {
      source: 'Amazon ECS',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
      says: 'Container.image contains invalid characters.',
    },
  ],
  examples: {
    bad: [
      { code: image('web:1.4« »'), fixed: image('web:1.4'), message: 'blank' },
      { code: image('web:1.4«+»build7'), message: '"+"' },
      { code: image(`«${'deep/'.repeat(51)}web»`), message: '258' },
    ],
    good: [{ code: image('111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/web_2:1.4-rc.1') }],
  },
  check: forEachContainer((container, report, { editor }) => {
    const { value, node } = container.string('image');
    if (value === undefined || node.kind !== 'string') return;
    const foreign = foreignCharactersOf(value);
    if (foreign !== undefined) {
      const trimmed = value.trim();
      const isHealed = trimmed !== '' && foreignCharactersOf(trimmed) === undefined;
      const shown = value.slice(foreign.start, foreign.end);
      const what = shown.trim() === '' ? (shown.includes(' ') ? 'a blank' : 'white space') : `"${shown.trim()}"`;
      report({
        span: spanInString(node, foreign),
        message: `ECS rejects ${what} in an image; use letters, digits and - _ : . / # only.`,
        fixes: isHealed ? safe('Remove the blanks around the image', editor.replace(node, trimmed)) : [],
      });
      return;
    }
    const name = value.split('@', 1)[0] ?? '';
    if (name.length <= maximumLength) return;
    const message = `This image has ${name.length} characters${name === value ? '' : ' before its digest'}; ECS takes ${maximumLength}.`;
    report({ span: spanInString(node, { start: 0, end: name.length }), message });
  }),
};
