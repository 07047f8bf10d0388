import { documentationOf } from '../engine/documentation';
import { preferredFix } from '../engine/edits';
import type { Finding, Severity } from '../engine/finding';
import { allRules } from '../languages';
import { type CheckedFile, countFindings, type Failure, type LintResult, type Range, rangesIn } from './result';

/**
 * The JSON form that other programs rest on. Within version 1 keys are only added; `kind` is an open set.
 */
export interface JsonReport {
  readonly version: 1;
  /** Every document that was read, clean ones too. */
  readonly files: readonly { path: string; kind: string; diagnostics: readonly JsonDiagnostic[] }[];
  readonly errors: readonly Failure[];
  readonly summary: { files: number; errors: number; warnings: number; information: number; hints: number };
}

/** One finding. */
export interface JsonDiagnostic {
  /** The id of the rule. */
  readonly code: string;
  /** What other tools call the rule. */
  readonly aliases: readonly string[];
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** Whether `quaymaster lint --fix` heals it. */
  readonly fixable: boolean;
  /** The address of the page about the rule. */
  readonly documentation: string;
  readonly related: readonly { range: Range; message: string }[];
}

/** The report as one line of JSON. */
export function jsonReport({ files, failures }: LintResult): string {
  const counts = countFindings(files);
  const report: JsonReport = {
    version: 1,
    files: files.map((file) => ({ path: file.path, kind: file.kind, diagnostics: diagnosticsOf(file) })),
    errors: failures.map(({ path, message }) => ({ path, message })),
    summary: {
      files: files.length,
      errors: counts.error,
      warnings: counts.warning,
      information: counts.information,
      hints: counts.hint,
    },
  };
  return `${JSON.stringify(report)}\n`;
}

function diagnosticsOf({ text, findings }: CheckedFile): JsonDiagnostic[] {
  const rangeOf = rangesIn(text);
  return findings.map((finding: Finding) => ({
    code: finding.ruleId,
    aliases: allRules.resolve(finding.ruleId)[0]?.aliases ?? [],
    severity: finding.severity,
    message: finding.message,
    range: rangeOf(finding.span),
    fixable: preferredFix(finding, 'safe') !== undefined,
    documentation: documentationOf(finding.ruleId),
    related: finding.related.map(({ span, message }) => ({ range: rangeOf(span), message })),
  }));
}
