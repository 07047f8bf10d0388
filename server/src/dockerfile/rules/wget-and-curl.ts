import type { DockerfileModel, Statement } from '../model';
import type { DockerfileRule } from '../rule';
import type { Command } from '../shell/command';
import type { Stage } from '../stages';

/** A call of one of the two, and where it stands. */
interface Use {
  readonly statement: Statement;
  readonly command: Command;
}

export const rule: DockerfileRule = {
  id: 'wget-and-curl',
  severity: 'information',
  preset: 'all',
  summary: 'A stage calls both wget and curl.',
  why:
    'They do the same, and each is a package to install and to keep free of known holes. Some files need both, and in a stage that only builds it hardly matters, ' +
    'so the rule is not among the recommended ones.',
  aliases: ['DL4001'],
  evidence: [
    { source: 'Docker documentation', reference: "Building best practices, don't install unnecessary packages" },
  ],
  examples: {
    bad: [{ code: 'FROM debian\nRUN curl -fsSO https://example.com/a\nRUN «wget» -q https://example.com/b\n' }],
    good: [
      {
        code: 'FROM debian AS a\nRUN curl -fsSO https://example.com/a\nFROM debian\nRUN wget -q https://example.com/b\n',
      },
    ],
  },
  check(dockerfile, report) {
    if (!dockerfile.text.includes('wget') || !dockerfile.text.includes('curl')) return;
    for (const uses of usesByStage(dockerfile).values()) {
      const [first, ...others] = uses;
      const second = others.find(({ command }) => command.name !== first?.command.name);
      if (first === undefined || second === undefined) continue;
      const name = first.command.name;
      report({
        span: second.statement.at(second.command.program.span),
        message: `This stage calls ${name} already, which does the same. Use one of the two.`,
        related: [{ span: first.statement.at(first.command.program.span), message: `The call of ${name}.` }],
      });
    }
  },
};

function usesByStage(dockerfile: DockerfileModel): Map<Stage, Use[]> {
  const uses = new Map<Stage, Use[]>();
  for (const statement of dockerfile.of('RUN')) {
    const { stage, instruction } = statement;
    if (stage === undefined || !/wget|curl/.test(instruction.source) || !dockerfile.shells.at(statement).isPosix)
      continue;
    const own = instruction.script.of('wget', 'curl').map((command) => ({ statement, command }));
    const known = uses.get(stage);
    if (known === undefined) uses.set(stage, own);
    else known.push(...own);
  }
  return uses;
}
