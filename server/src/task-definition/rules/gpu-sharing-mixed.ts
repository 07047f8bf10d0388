import { ec2 } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import type { Section } from '../section';

const gpu = (members: string) => `"resourceRequirements": [{ "type": "GPU", ${members} }]`;
const shared = (key: string) => gpu(`${key}: { "nvidiaMps": { "memory": 4096 } }`);
const two = (first: string, second: string) =>
  ec2(first, '', `"name": "side",\n"image": "side:2",\n"memory": 64,\n${second}`);

export const rule: TaskDefinitionRule = {
  id: 'gpu-sharing-mixed',
  severity: 'error',
  preset: 'recommended',
  summary: 'Some containers of a task own GPUs while others share one.',
  why: 'All containers of a task that ask for GPUs have to do it in the same way: each with `value`, or each with `sharingStrategy`. Put the others into a task of their own.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ResourceRequirement.html',
    },
  ],
  examples: {
    bad: [{ code: two(gpu('"value": "1"'), shared('«"sharingStrategy"»')), message: 'container "web"' }],
    good: [{ code: two(shared('"sharingStrategy"'), shared('"sharingStrategy"')) }],
  },
  check({ containers }, report) {
    const requirements = containers.flatMap((container) =>
      container
        .list('resourceRequirements')
        .sections.filter(
          (requirement) => requirement.string('type').value === 'GPU' && wayOf(requirement) !== undefined,
        )
        .map((requirement) => ({ container, requirement })),
    );
    const first = requirements[0];
    if (first === undefined) return;
    const other = requirements.find(({ requirement }) => wayOf(requirement) !== wayOf(first.requirement));
    const way = other === undefined ? undefined : wayOf(other.requirement);
    const span = other === undefined || way === undefined ? undefined : other.requirement.keySpan(way);
    if (span === undefined) return;
    const does = wayOf(first.requirement) === 'value' ? 'owns its GPUs' : 'shares a GPU';
    report({
      span,
      message: `Containers of one task ask for GPUs in the same way, and ${first.container.title} ${does}.`,
      related: [{ span: first.requirement.anchor, message: `This is how ${first.container.title} asks.` }],
    });
  },
};

/** The property that says how much of a GPU; `undefined` for none or both. */
function wayOf(requirement: Section): 'value' | 'sharingStrategy' | undefined {
  const owns = requirement.has('value');
  const shares = requirement.has('sharingStrategy');
  if (owns === shares) return undefined;
  return owns === 'yes' ? 'value' : shares === 'yes' ? 'sharingStrategy' : undefined;
}
