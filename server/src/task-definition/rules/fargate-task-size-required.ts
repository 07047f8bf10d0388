import { anywhere } from '../examples';
import type { TaskDefinitionModel } from '../model';
import type { TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';
import { fargateSize, fargateSizes } from '../tables/fargate-sizes';

const plain = (size: string) =>
  anywhere('', `"requiresCompatibilities": ["FARGATE"],\n"networkMode": "awsvpc",\n${size}`);
const marked = (size: string) => plain(size).replace('"FARGATE"', '«"FARGATE"»');

/** Fargate takes the size of a task from the task; the sizes of its containers do not count. */
function rule(property: 'cpu' | 'memory', bad: string, good: string): TaskDefinitionRule {
  const other = property === 'cpu' ? 'memory' : 'cpu';
  return {
    id: `fargate-${property}-required`,
    severity: 'error',
    preset: 'recommended',
    summary: `A task definition for Fargate has no \`${property}\` for the task.`,
    why: `Fargate sizes and bills the whole task, so \`cpu\` and \`memory\` have to stand at the task level. What single containers ask for does not replace \`${property}\` there.`,
    aliases: ['E3048'],
    evidence: [{ source: 'Amazon ECS', says: `Fargate requires that '${property}' be defined at the task level.` }],
    examples: {
      bad: [{ code: marked(bad), fixed: plain(good) }],
      good: [{ code: plain(good) }],
    },
    check(definition, report) {
      const fargate = definition.compatibility.nodeOf('FARGATE');
      if (fargate === undefined || definition.task.has(property) !== 'no') return;
      const value = smallestFor(definition, property);
      const edits = definition.editor.set(definition.task, property, value, { after: other });
      report({
        span: fargate.span,
        message: `Fargate needs "${property}" at the task level; add for example "${property}": "${value}".`,
        fixes: suggested(`Add ${property} ${value}`, edits),
      });
    },
  };
}

/** The smallest size that goes with the other half of the pair. */
function smallestFor({ cpu, memory }: TaskDefinitionModel, property: 'cpu' | 'memory'): string {
  const wanted = memory.value;
  if (property === 'memory') return String(fargateSize(cpu.value ?? 256)?.memory[0] ?? 512);
  return String(fargateSizes.find((size) => wanted !== undefined && size.memory.includes(wanted))?.cpu ?? 256);
}

export const rules: readonly TaskDefinitionRule[] = [
  rule('cpu', '"memory": "4096"', '"memory": "4096",\n"cpu": "512"'),
  rule('memory', '"cpu": "1024"', '"cpu": "1024",\n"memory": "2048"'),
];
