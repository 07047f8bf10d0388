import { anywhere } from '../examples';
import { type Unsupported, unsupportedRules } from '../unsupported';

const evidence = { source: 'Amazon ECS', says: "Unsupported field 'inferenceAccelerators'" };
const why = 'Amazon Elastic Inference has been shut down, and ECS rejects task definitions that ask for it.';

const table: readonly Unsupported[] = [
  {
    id: 'inference-accelerators-unsupported',
    paths: ['inferenceAccelerators'],
    summary: 'The task asks for Elastic Inference accelerators.',
    why,
    message: 'Elastic Inference has been shut down, and ECS rejects #; remove it.',
    evidence,
    examples: {
      bad: [
        {
          code: anywhere('', '«"inferenceAccelerators"»: [{ "deviceName": "device1", "deviceType": "eia2.medium" }]'),
          fixed: anywhere(),
        },
      ],
      good: [{ code: anywhere('', '"inferenceAccelerators": []') }],
    },
  },
  {
    id: 'inference-accelerator-requirement',
    paths: ['containerDefinitions[].resourceRequirements[].type'],
    isMeant: ({ value }) => value.kind === 'string' && value.value === 'InferenceAccelerator',
    removes: 'element',
    summary: 'A container asks for an Elastic Inference accelerator.',
    why,
    message: 'Elastic Inference has been shut down, and ECS rejects this requirement; remove it.',
    evidence,
    examples: {
      bad: [
        {
          code: anywhere('"resourceRequirements": [{ "type": «"InferenceAccelerator"», "value": "device1" }]'),
          fixed: anywhere('"resourceRequirements": []'),
        },
      ],
      good: [{ code: anywhere('"resourceRequirements": [{ "type": "GPU", "value": "1" }]') }],
    },
  },
];

export const rules = unsupportedRules(() => true, table);
