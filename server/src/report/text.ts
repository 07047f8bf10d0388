import type { Colors } from 'picocolors/types';
import { preferredFix } from '../engine/edits';
import type { Finding, Severity } from '../engine/finding';
import { type FrameStyle, frame } from './frame';
import { type CheckedFile, countFindings, type LintResult, rangesIn } from './result';
import { printable } from './width';

/** How the report for people looks. */
export interface TextStyle {
  readonly colors: Colors;
  /** Columns of the terminal. */
  readonly columns: number;
}

/** The findings with the code that they speak of, and a line that sums up. */
export function textReport(result: LintResult, style: TextStyle): string {
  const blocks = result.files.flatMap((file) => blocksOf(file, style));
  if (result.files.length > 0) blocks.push(summary(result, style.colors));
  return blocks.map((block) => `${block}\n`).join('\n');
}

function blocksOf(file: CheckedFile, style: TextStyle): string[] {
  const rangeOf = rangesIn(file.text);
  return file.findings.map((finding) => block(file, finding, rangeOf, style));
}

function block(file: CheckedFile, finding: Finding, rangeOf: ReturnType<typeof rangesIn>, style: TextStyle): string {
  const { colors } = style;
  const mark = painter(finding.severity, colors);
  const frameStyle: FrameStyle = { colors, mark, columns: style.columns };
  const range = rangeOf(finding.span);
  const place = (line: number, character: number) => `${printable(file.path)}:${line + 1}:${character + 1}`;
  const fixable = preferredFix(finding, 'safe') === undefined ? '' : ` ${colors.dim('[fixable]')}`;
  const lines = [
    `${colors.bold(place(range.start.line, range.start.character))} ${mark(finding.severity)} ${finding.ruleId}${fixable}`,
    `  ${printable(finding.message.replaceAll('\n', ' '))}`,
  ];
  if (file.text !== '') lines.push(...frame(file.text, finding.span, range, frameStyle));
  for (const { span, message } of finding.related) {
    const { start } = rangeOf(span);
    lines.push(`  ${colors.cyan('see')} ${place(start.line, start.character)} ${printable(message)}`);
  }
  return lines.join('\n');
}

function painter(severity: Severity, colors: Colors): (text: string) => string {
  return { error: colors.red, warning: colors.yellow, information: colors.blue, hint: colors.cyan }[severity];
}

function summary({ files }: LintResult, colors: Colors): string {
  const counts = countFindings(files);
  const checked = plural(files.length, 'file');
  const parts = [
    counts.error > 0 && colors.red(plural(counts.error, 'error')),
    counts.warning > 0 && colors.yellow(plural(counts.warning, 'warning')),
    counts.information > 0 && colors.blue(`${counts.information} information`),
    counts.hint > 0 && colors.cyan(plural(counts.hint, 'hint')),
  ].filter((part) => part !== false);
  if (parts.length === 0) return `${colors.green('No findings')} in ${checked}.`;
  const affected = files.filter(({ findings }) => findings.length > 0).length;
  const fixable = files.flatMap(({ findings }) => findings.filter((one) => preferredFix(one, 'safe'))).length;
  const hint = fixable === 0 ? '' : ` ${fixable} can be fixed with \`--fix\`.`;
  return `${parts.join(', ')} in ${affected} of ${checked}.${hint}`;
}

/** `1 file`, `2 files`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
