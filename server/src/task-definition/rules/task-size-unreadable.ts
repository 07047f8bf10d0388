import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { parseCpu, parseMemory } from '../sizes';
import { suggested } from '../syntax/editor';

const sized = (cpu: string, memory: string) => anywhere('', `"cpu": ${cpu},\n"memory": ${memory}`);

export const rule: TaskDefinitionRule = {
  id: 'task-size-unreadable',
  severity: 'error',
  preset: 'recommended',
  summary: '`cpu` or `memory` of the task is not written as a size.',
  why: 'ECS reads `cpu` as CPU units (`"1024"`) or vCPUs (`"1 vCPU"`), and `memory` as MiB (`"2048"`) or GB (`"2 GB"`). Other units, such as MB, MiB and GiB, are not part of the API.',
  evidence: [{ source: 'Amazon ECS', says: "Invalid 'cpu' setting for task." }],
  examples: {
    bad: [
      { code: sized('«"half"»', '"512"'), message: 'units' },
      { code: sized('"256"', '«"2048 MiB"»'), fixed: sized('"256"', '"2048"'), severity: 'warning' },
      { code: sized('«"1 core"»', '«"2GiB"»'), fixed: sized('"1 vCPU"', '"2 GB"'), severity: 'warning' },
    ],
    good: [
      { code: sized('".5 vcpu"', '"1 GB"') },
      { code: sized('"512"', '"1024"') },
      { code: sized('"$CPU"', '"1GB"') },
    ],
  },
  check({ task, editor }, report) {
    for (const [property, parse, units] of properties) {
      const size = task.string(property);
      if (size.state !== 'known' || size.value === '' || parse(size.value) !== undefined) continue;
      const meant = property === 'cpu' ? meantCpu(size.value) : meantMemory(size.value);
      report({
        span: size.node.span,
        message: `"${size.value.slice(0, 40)}" is not a size; write "${property}" ${units}.`,
        // What could be read by a lenient server was never seen rejected.
        severity: meant === undefined ? 'error' : 'warning',
        fixes: meant === undefined ? [] : suggested(`Write ${meant}`, editor.replace(size.node, meant)),
      });
    }
  },
};

const properties = [
  ['cpu', parseCpu, 'in CPU units ("1024") or in vCPUs ("1 vCPU")'],
  ['memory', parseMemory, 'in MiB ("2048") or in GB ("2 GB")'],
] as const;

function meantCpu(text: string): string | undefined {
  const [, amount, unit = ''] = /^\s*(\d+|\d*\.\d+)\s*(units?|vcpus?|cpus?|cores?)?\s*$/i.exec(text) ?? [];
  if (amount === undefined) return whole(text);
  return /^u/i.test(unit) || (unit === '' && !amount.includes('.')) ? amount : `${amount} vCPU`;
}

function meantMemory(text: string): string | undefined {
  const [, amount, unit = ''] = /^\s*(\d+|\d*\.\d+)\s*(mi?b?|gi?b?)?\s*$/i.exec(text) ?? [];
  if (amount === undefined) return whole(text);
  return /^g/i.test(unit) || (unit === '' && amount.includes('.')) ? `${amount} GB` : amount;
}

/** `1024.0` is 1024. */
function whole(text: string): string | undefined {
  return /^\s*(\d+)\.0+\s*$/.exec(text)?.[1];
}
