import { fargate } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';
import { knownOf } from '../values';

const add = (list: string) => fargate(`"linuxParameters": { "capabilities": { "add": ${list} } }`);

export const rule: TaskDefinitionRule = {
  id: 'fargate-capability',
  severity: 'error',
  preset: 'recommended',
  summary: 'A container of a Fargate task adds a capability that Fargate does not give.',
  why: 'Of all Linux capabilities Fargate lets a container add `SYS_PTRACE` alone. Capabilities may be dropped freely.',
  evidence: [{ source: 'Amazon ECS', says: 'NET_ADMIN is not allowed on Fargate.' }],
  examples: {
    bad: [{ code: add('["SYS_PTRACE", «"NET_ADMIN"»]'), fixed: add('["SYS_PTRACE"]') }],
    good: [
      { code: add('["SYS_PTRACE"]') },
      { code: fargate('"linuxParameters": { "capabilities": { "drop": ["ALL"] } }') },
    ],
  },
  check: forEachContainer((container, report, { compatibility, editor }) => {
    if (!compatibility.isFargate) return;
    const added = container.section('linuxParameters').section('capabilities').list('add');
    for (const { node, value } of knownOf(added.strings)) {
      if (value === 'SYS_PTRACE' || value === '') continue;
      report({
        span: node.span,
        message: `Fargate does not allow ${value}; SYS_PTRACE is the only capability that can be added there.`,
        fixes: suggested(`Remove ${value}`, editor.removeElements([node])),
      });
    }
  }),
};
