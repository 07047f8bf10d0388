import { referenceFaults } from '../../engine/image-reference';
import { imageOf } from '../container-image';
import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const image = (text: string) => anywhere().replace('web:1.4', text);

export const rule: TaskDefinitionRule = {
  id: 'image-upper-case',
  severity: 'warning',
  preset: 'recommended',
  summary: 'The repository of an image has upper-case letters.',
  why: 'Repositories are lower case in every registry; only tags may have upper-case letters. ECS registers the definition, and each task then stops because its image cannot be pulled. Docker takes an upper-case first part for the host name of a registry.',
  evidence: [
    {
      source: 'distribution/reference',
      reference: 'https://github.com/distribution/reference/blob/main/normalize.go',
      says: 'invalid reference format: repository name (App) must be lowercase',
    },
  ],
  examples: {
    bad: [
      { code: image('«team/Web»:RC1'), fixed: image('team/web:RC1') },
      { code: image('«Team»/web:1.4'), fixed: image('team/web:1.4') },
      {
        code: image('111122223333.dkr.ecr.eu-west-1.amazonaws.com/«Web»:1.4'),
        fixed: image('111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1.4'),
      },
    ],
    good: [{ code: image('team/web:RC1') }, { code: image('Registry.example.com/web:1.4') }],
  },
  check: forEachContainer((container, report, { editor }) => {
    const image = imageOf(container);
    if (image === undefined) return;
    const { node, reference, spanOf } = image;
    const faults = referenceFaults(reference).filter(({ kind }) => kind === 'upper-case');
    if (faults.length === 0) return;
    const span = { start: faults[0]?.span.start ?? 0, end: faults.at(-1)?.span.end ?? 0 };
    const written = node.value.slice(span.start, span.end);
    const lower = node.value.slice(0, span.start) + written.toLowerCase() + node.value.slice(span.end);
    report({
      span: spanOf(span),
      message: `No image can be pulled from "${written}": repositories are lower case. Write "${written.toLowerCase()}".`,
      fixes: suggested(`Write ${written.toLowerCase()}`, editor.replace(node, lower)),
    });
  }),
};
