import type { Severity } from '../engine/finding';
import { type CheckedFile, type LintResult, rangesIn } from './result';

const commandOf: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/**
 * Workflow commands, which GitHub Actions turns into annotations:
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 * `prefix` leads from the root of the checkout to the working directory (`services/web/`); annotations count from there.
 */
export function githubReport({ files, failures }: LintResult, prefix = ''): string {
  const lines = files.flatMap((file) => annotations(file, prefix));
  for (const { path, message } of failures) lines.push(command('error', { file: prefix + path }, message));
  return lines.map((line) => `${line}\n`).join('');
}

function annotations({ path, text, findings }: CheckedFile, prefix: string): string[] {
  const rangeOf = rangesIn(text);
  return findings.map(({ span, severity, ruleId, message }) => {
    const { start, end } = rangeOf(span);
    const place = { file: prefix + path, line: start.line + 1, endLine: end.line + 1 };
    // GitHub refuses columns that lie in different lines.
    const columns: Record<string, number> =
      start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {};
    return command(commandOf[severity], { ...place, ...columns, title: ruleId }, message);
  });
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${written.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
