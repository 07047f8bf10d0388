import { anywhere } from '../examples';
import type { TaskDefinitionModel } from '../model';
import type { TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';
import { fargateSize, fargateSizes } from '../tables/fargate-sizes';

const plain = (size: string) =>
  anywhere('', `"requiresCompatibilities": ["FARGATE"],\n"networkMode": "awsvpc",\n${size}`);
/** With a container that needs more than the smallest size. */
const large = (code: string) => code.replace('"memory": 512', '"cpu": 1000,\n      "memory": 3000');
const marked = (size: string) => plain(size).replace('"FARGATE"', '«"FARGATE"»');

/** Fargate takes the size of a task from the task; the sizes of its containers do not count. */
function rule(property: 'cpu' | 'memory', bad: string, good: string, larger: string): TaskDefinitionRule {
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
      bad: [
        { code: marked(bad), fixed: plain(good) },
        { code: large(marked(bad)), fixed: large(plain(larger)) },
      ],
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

/** The smallest size that the containers fit into and that goes with the other half of the pair. */
function smallestFor(definition: TaskDefinitionModel, property: 'cpu' | 'memory'): string {
  const { compatibility, containers, cpu, memory } = definition;
  const needed = {
    cpu: sum(containers.map((container) => container.integer('cpu').value)),
    memory: sum(containers.map((it) => it.integer('memory').value ?? it.integer('memoryReservation').value)),
  };
  const isEnough = (units: number) => (memory.value === undefined ? units >= needed.memory : units === memory.value);
  const sizes = fargateSizes.filter((size) => size.windows || compatibility.isWindows !== 'yes');
  const fitting = sizes.filter((size) => size.memory.some(isEnough));
  const size = fargateSize(cpu.value ?? 0) ?? fitting.find((it) => it.cpu >= needed.cpu) ?? fitting.at(-1) ?? sizes[0];
  const units = property === 'cpu' ? size?.cpu : (size?.memory.find(isEnough) ?? size?.memory.at(-1));
  return String(units ?? '');
}

function sum(numbers: readonly (number | undefined)[]): number {
  return numbers.reduce<number>((total, number) => total + (number ?? 0), 0);
}

export const rules: readonly TaskDefinitionRule[] = [
  rule('cpu', '"memory": "4096"', '"memory": "4096",\n"cpu": "512"', '"memory": "4096",\n"cpu": "1024"'),
  rule('memory', '"cpu": "1024"', '"cpu": "1024",\n"memory": "2048"', '"cpu": "1024",\n"memory": "3072"'),
];
