import type { Fix } from '../../engine/finding';
import type { DockerfileModel, Statement } from '../model';
import type { DockerfileRule } from '../rule';

/** What a script changes for the commands below it, which would be the next RUN's then. */
const lasting = new Set([
  'cd',
  'export',
  'set',
  'unset',
  'source',
  '.',
  'umask',
  'trap',
  'exit',
  'exec',
  'alias',
  'shopt',
  'ulimit',
  'pushd',
  'hash',
  'eval',
]);

export const rule: DockerfileRule = {
  id: 'consecutive-runs',
  severity: 'information',
  preset: 'all',
  summary: 'Two RUNs follow each other that could be one.',
  why:
    'Each RUN is a layer. In one RUN what the first command leaves can be removed by the next before it becomes part of the image. In several, a change to the last ' +
    'one finds the others in the cache. Which counts for more is for the author to say, so the rule is not among the recommended ones, and only RUNs of one command are reported, without a comment above.',
  aliases: ['DL3059'],
  evidence: [{ source: 'Docker documentation', reference: 'Building best practices, RUN' }],
  examples: {
    bad: [
      {
        code: 'FROM debian\nRUN mkdir /a\n«RUN» touch /a/b\n',
        fixed: 'FROM debian\nRUN mkdir /a \\\n    && touch /a/b\n',
      },
      { code: 'FROM debian\nRUN cd /a\n«RUN» make\n' },
    ],
    good: [
      { code: 'FROM debian\nRUN mkdir /a && touch /a/b\n' },
      { code: 'FROM debian\nRUN mkdir /a && touch /a/b\nRUN make\n' },
      { code: 'FROM debian\nRUN mkdir /a\n# The second half.\nRUN touch /a/b\n' },
      { code: 'FROM debian\nRUN mkdir /a\nRUN --mount=type=cache,target=/c touch /a/b\n' },
    ],
  },
  check(dockerfile, report) {
    for (const later of dockerfile.of('RUN')) {
      const earlier = dockerfile.statements[later.index - 1];
      if (earlier?.keyword !== 'RUN' || later.comments.length > 0 || !isPlain(later) || !isPlain(earlier)) continue;
      if (!isSmall(later) || !isSmall(earlier) || !dockerfile.shells.at(later).isPosix) continue;
      report({
        span: later.at(later.instruction.keywordSpan),
        message:
          'This RUN makes a layer of its own. Join it to the one above with &&, unless they are better cached one by one.',
        fixes: fixesFor(earlier, later, dockerfile),
      });
    }
  },
};

/** Without flags, and with a script of one line that a shell reads. */
function isPlain({ instruction }: Statement): boolean {
  const { flags, heredocs, json, arguments: rest } = instruction;
  return flags.length === 0 && heredocs.length === 0 && json === undefined && rest.length > 0;
}

/** One command: what a layer of its own is too much for. */
function isSmall({ instruction: { script } }: Statement): boolean {
  return (
    script.commands.filter(({ wrapper }) => wrapper === undefined).length === 1 &&
    script.commands[0]?.isTopLevel === true
  );
}

function fixesFor(earlier: Statement, later: Statement, { escapeCharacter, newline }: DockerfileModel): Fix[] {
  const { script, arguments: above } = earlier.instruction;
  const lasts = script.commands.some(({ name, isTopLevel }) => name === '' || (isTopLevel && lasting.has(name)));
  // A comment would swallow what follows, and so would what is run in the background or not finished.
  const isOpen = /(?:^|\s)#|[&|;\\]\s*$|(?:^|[;&|({]\s*)\w+=\S*\s*(?:$|[;&|])/.test(above.text);
  if (script.commands.length === 0 || lasts || isOpen) return [];
  const span = { start: earlier.at(above.span()).end, end: later.at(later.instruction.arguments.span()).start };
  return [
    {
      title: 'Join with the RUN above',
      safety: 'suggested',
      edits: [{ span, text: ` ${escapeCharacter}${newline}    && ` }],
    },
  ];
}
