import { fragment } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { safe } from '../syntax/editor';
import type { Member } from '../syntax/node';

export const rule: TaskDefinitionRule = {
  id: 'duplicate-key',
  severity: 'warning',
  preset: 'recommended',
  summary: 'An object has the same key twice.',
  why: 'Most readers of JSON keep the last of equal keys and drop the others without a word, so what stands first is not what runs. The deployment action for GitHub reads the file as YAML and stops.',
  evidence: [
    { source: 'RFC 8259', reference: 'https://www.rfc-editor.org/rfc/rfc8259#section-4' },
    { source: 'amazon-ecs-deploy-task-definition', reference: 'yaml.parse', says: 'Map keys must be unique' },
  ],
  examples: {
    bad: [
      {
        file: 'container-definitions.json',
        code: fragment('«"memory"»: 256,\n"cpu": 0,\n"memory": 512'),
        fixed: fragment('"cpu": 0,\n"memory": 512'),
      },
    ],
    good: [{ file: 'container-definitions.json', code: fragment('"memory": 512,\n"memoryReservation": 256') }],
  },
  check({ nodes, editor }, report) {
    for (const node of nodes) {
      // Between the branches of a template condition the same key may stand twice.
      if (node.kind !== 'object' || node.open || areDistinct(node.members)) continue;
      const last = new Map(node.members.map((member): [string, Member] => [member.key, member]));
      for (const member of node.members) {
        const winner = last.get(member.key);
        if (winner === undefined || winner === member) continue;
        report({
          span: member.keySpan,
          message: `"${member.key}" is written again further down, and only the last one counts; remove one of them.`,
          tags: ['unnecessary'],
          related: [{ span: winner.keySpan, message: 'This one counts.' }],
          fixes: safe(`Remove this ${member.key}`, editor.removeMembers([member])),
        });
      }
    }
  },
};

/** Most objects are small and sound; these are told without making anything. */
function areDistinct(members: readonly Member[]): boolean {
  if (members.length > 8) return new Set(members.map(({ key }) => key)).size === members.length;
  return members.every(({ key }, index) => !members.some((other, at) => at > index && other.key === key));
}
