import type { Colors } from 'picocolors/types';
import { unknownRule } from '../configuration/levels';
import { documentationOf } from '../engine/documentation';
import { readMarks } from '../engine/markers';
import { shellCheckCode } from '../engine/registry';
import type { Evidence, Example, RuleDescription } from '../engine/rule';
import { allRules } from '../languages';
import { underlinedLines } from '../report/frame';
import { colorsFor, write } from './output';
import { UsageError } from './usage-error';

/**
 * Shows on standard output what a rule says of itself; an alias that several rules share shows all of them.
 *
 * @throws UsageError if nobody knows the name.
 */
export async function explain(name: string): Promise<void> {
  if (shellCheckCode.test(name))
    throw new UsageError(`${name} is explained by ShellCheck: https://www.shellcheck.net/wiki/${name.toUpperCase()}`);
  const unknown = unknownRule(name, allRules);
  if (unknown !== undefined) throw new UsageError(unknown);
  const colors = colorsFor(process.stdout);
  const pages = allRules.resolve(name).map((rule) => page(rule, colors));
  await write(process.stdout, pages.join('\n'));
}

function page(rule: RuleDescription, colors: Colors): string {
  const { bold, dim } = colors;
  const facts: [string, string][] = [
    ['Severity', rule.severity],
    ['Preset', rule.preset],
    ['Also called', (rule.aliases ?? []).join(', ')],
    ['Evidence', rule.evidence.map(evidenceLine).join(`\n${' '.repeat(14)}`)],
    ['More', documentationOf(rule.id)],
  ];
  const table = facts.filter(([, value]) => value !== '').map(([name, value]) => `  ${dim(name.padEnd(11))} ${value}`);
  const parts = [
    `${bold(rule.id)}\n${rule.summary}`,
    rule.why.trim(),
    ...rule.examples.bad.map((example) => badExample(example, colors)),
    ...rule.examples.good.map((example) => `${colors.green('Good')}\n${listing(example.code, colors)}`),
    table.join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function evidenceLine({ source, reference, says }: Evidence): string {
  const where = reference === undefined ? '' : `, ${reference}`;
  return `${source}${where}${says === undefined ? '' : `: "${says}"`}`;
}

function badExample(example: Example, colors: Colors): string {
  const fixed = example.fixed === undefined ? '' : `\n\n${colors.green('Fixed')}\n${listing(example.fixed, colors)}`;
  return `${colors.red('Bad')}\n${listing(example.code, colors)}${fixed}`;
}

/** The code of an example, with carets under what is marked in it. */
function listing(code: string, colors: Colors): string {
  const { text, spans } = readMarks(code.trimEnd());
  return underlinedLines(text, spans, { colors, mark: colors.red }).join('\n');
}
