import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { documentationOf } from '../engine/documentation';
import type { Finding, Severity, Tag } from '../engine/finding';
import { allRules } from '../languages';
import type { DocumentView } from './documents';
import { rangeOf } from './positions';
import type { Session } from './session';

/** What editors show as the origin of our diagnostics. */
export const source = 'quaymaster';

const severityNumber: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tagNumber: Readonly<Record<Tag, DiagnosticTag>> = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
};

/** The diagnostics of a document: its findings, less those that another extension reports. */
export function diagnosticsOf(view: DocumentView, session: Session): Diagnostic[] {
  const { overlap } = view.settings;
  return view.findings
    .filter(
      ({ ruleId }) => !allRules.resolve(ruleId).some((rule) => session.neighbours.hides(rule, overlap, view.text.uri)),
    )
    .map((finding) => toDiagnostic(view.text, finding, session));
}

/** A finding as the protocol has it. */
export function toDiagnostic(text: TextDocument, finding: Finding, { client }: Session): Diagnostic {
  const { ruleId, severity, message, span, tags, related } = finding;
  const diagnostic: Diagnostic = {
    range: rangeOf(text, span),
    severity: severityNumber[severity],
    code: ruleId,
    codeDescription: { href: documentationOf(ruleId) },
    source,
    message,
  };
  if (tags.length > 0) diagnostic.tags = tags.map((tag) => tagNumber[tag]);
  if (client.showsRelatedInformation && related.length > 0) {
    diagnostic.relatedInformation = related.map((place) => ({
      location: { uri: text.uri, range: rangeOf(text, place.span) },
      message: place.message,
    }));
  }
  return diagnostic;
}

/** Whether a diagnostic that the client hands back is the one that was made of a finding. */
export function isSame(diagnostic: Diagnostic, made: Diagnostic): boolean {
  if (diagnostic.source !== source || diagnostic.code !== made.code || diagnostic.message !== made.message)
    return false;
  return (['start', 'end'] as const).every((end) => {
    const [a, b] = [diagnostic.range[end], made.range[end]];
    return a.line === b.line && a.character === b.character;
  });
}
