import type { DockerfileModel, Statement } from '../model';
import type { DockerfileRule } from '../rule';
import { allAlike, others } from '../shell/alike';
import type { Command } from '../shell/command';

/** Options that do not change who runs the program. */
const harmless = new Set(['-E', '-H', '-n', '-S', '-EH', '-HE', '--']);

export const rule: DockerfileRule = {
  id: 'sudo-in-run',
  severity: 'information',
  preset: 'recommended',
  summary: 'RUN calls sudo.',
  why:
    'A build runs as root unless USER says otherwise, so sudo adds nothing but a program that may ask for a password, changes variables, and is one more ' +
    'way to become root in the image. Under another user write `USER root` above the RUN and go back below it. To become somebody else than root (`sudo -u app`) is not reported.',
  aliases: ['DL3004'],
  evidence: [{ source: 'Docker documentation', reference: 'Building best practices, USER' }],
  examples: {
    bad: [
      {
        code: 'FROM debian\nRUN «sudo» apt-get clean && sudo -E make\n',
        fixed: 'FROM debian\nRUN apt-get clean && make\n',
      },
      { code: 'FROM debian\nUSER app\nRUN «sudo» apt-get clean\n' },
      { code: 'FROM debian\nRUN «sudo» -i useradd -u 1000 app\n' },
    ],
    good: [
      {
        code: 'FROM debian\nRUN apt-get clean\nRUN echo "app ALL=(ALL) ALL" >/etc/sudoers.d/app && chmod 440 /etc/sudoers.d/app\n',
      },
    ],
  },
  script: {
    programs: ['sudo'],
    command(command, report) {
      if (!becomesRoot(command)) return;
      const isAlike = (other: Command) =>
        other.name === 'sudo' &&
        becomesRoot(other) &&
        (restOf(other) === undefined) === (restOf(command) === undefined);
      const all = allAlike(command, isAlike);
      if (all === undefined) return;
      const edits = all.flatMap((other) => {
        const end = restOf(other);
        return end === undefined ? [] : [{ span: { start: other.program.span.start, end }, text: '' }];
      });
      report({
        span: command.program.span,
        message:
          'A build runs as root already, unless USER names somebody else: leave sudo out, or change USER around this RUN.',
        related: others(all.map(({ program }) => program.span)),
        fixes: edits.length === 0 ? [] : [{ title: 'Remove sudo', safety: 'suggested', edits }],
      });
    },
  },
  settle: (problem, statement, dockerfile) => (isRootAt(statement, dockerfile) ? problem : { ...problem, fixes: [] }),
};

/** Whether no USER above names somebody else. */
function isRootAt(statement: Statement, dockerfile: DockerfileModel): boolean {
  for (let stage = statement.stage; stage !== undefined; stage = stage.parent) {
    const own = (user: Statement) => user.stage === stage && user.index < statement.index;
    const user = dockerfile.of('USER').findLast(own);
    if (user !== undefined) return /^(?:root|0)(?::|$)/.test(user.instruction.arguments.text);
  }
  return true;
}

/** Whether sudo does not name another user than root. */
function becomesRoot({ words }: Command): boolean {
  for (const [index, { text }] of words.entries()) {
    if (index === 0) continue;
    const named =
      /^--user=(.*)/.exec(text)?.[1] ?? (/^(?:-[A-Za-z]*u|--user)$/.test(text) ? words[index + 1]?.text : undefined);
    if (named !== undefined) return named === 'root' || named === '#0';
    if (!text.startsWith('-')) return true;
  }
  return true;
}

/** Where the command begins that sudo runs, if it runs it as root. */
function restOf({ words, script }: Command): number | undefined {
  const rest = words.findIndex(({ text }, index) => index > 0 && !harmless.has(text));
  const word = words[rest];
  if (word === undefined || word.text.startsWith('-') || script.instruction.json !== undefined) return undefined;
  return word.span.start;
}
