import { anywhere } from '../examples';
import { type Unsupported, unsupportedRules } from '../unsupported';

const external = (container = '', task = '') =>
  anywhere(container, `"requiresCompatibilities": ["EXTERNAL"]${task && `,\n${task}`}`);

/** What external instances (ECS Anywhere) do not support. */
const table: readonly Unsupported[] = [
  {
    id: 'external-network-mode',
    severity: 'warning',
    paths: ['networkMode'],
    isMeant: ({ value }) => value.kind === 'string' && value.value === 'awsvpc',
    summary: 'A task definition for external instances has network mode `awsvpc`.',
    why: 'External instances are machines outside of AWS, where there are no network interfaces of a VPC. They take `bridge`, `host` and `none`.',
    message: 'External instances are not in a VPC, which awsvpc needs; use bridge, host or none.',
    evidence: {
      source: 'Amazon ECS developer guide',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html',
    },
    examples: {
      bad: [{ code: external('', '"networkMode": «"awsvpc"»'), fixed: external() }],
      good: [{ code: external('', '"networkMode": "bridge"') }],
    },
  },
  {
    id: 'external-gpu-sharing',
    paths: ['containerDefinitions[].resourceRequirements[].sharingStrategy'],
    summary: 'A container for external instances shares a GPU.',
    why: 'GPU sharing is there on EC2 instances and on Managed Instances. External instances give a container whole GPUs.',
    message: 'External instances do not share GPUs; ask for whole ones with "value".',
    removes: 'nothing',
    evidence: {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ResourceRequirement.html',
    },
    examples: {
      bad: [
        {
          code: external(
            '"resourceRequirements": [{ "type": "GPU", "value": "1", «"sharingStrategy"»: { "nvidiaMps": { "memory": 4096 } } }]',
          ),
        },
      ],
      good: [{ code: external('"resourceRequirements": [{ "type": "GPU", "value": "1" }]') }],
    },
  },
];

export const rules = unsupportedRules(({ compatibility }) => compatibility.requires('EXTERNAL') === 'yes', table);
