import { fragment } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';

const file = 'container-definitions.json';
const user = (text: string) => fragment(`"user": ${text}`);

export const rule: TaskDefinitionRule = {
  id: 'user-format',
  severity: 'warning',
  preset: 'recommended',
  summary: '`user` is not a user, or a user and a group.',
  why: '`user` is the name or number of a user, optionally with a colon and the name or number of a group. Numbers are positive. The container engine looks the names up in the image and does not start the container if it cannot read them.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
    },
  ],
  examples: {
    bad: [
      { code: user('«"app:app:extra"»'), file, message: 'one colon' },
      { code: user('«"-1"»'), file, message: 'negative' },
      { code: user('«"app user"»'), file, message: 'blanks' },
    ],
    good: [
      { code: user('"1000:1000"'), file },
      { code: user('"app:staff"'), file },
    ],
  },
  check: forEachContainer((container, report, { compatibility }) => {
    const user = container.string('user');
    const fault = user.value && faultOf(user.value);
    // Windows does not support it, which is a finding of its own, and names users in other ways.
    if (user.state !== 'known' || !fault || user.value.includes('\\') || compatibility.isWindows === 'yes') return;
    report({ span: user.node.span, message: `${fault} Write "user" or "user:group", by name or by number.` });
  }),
};

function faultOf(user: string): string | undefined {
  const parts = user.split(':');
  if (parts.length > 2) return 'There is one colon at most in a user.';
  if (parts.includes('')) return 'The user or the group is missing.';
  if (/\s/.test(user)) return 'A user has no blanks.';
  if (parts.some((part) => /^-\d+$/.test(part))) return 'A user number is never negative.';
  return undefined;
}
