import { createHash } from 'node:crypto';
import {
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
} from 'vscode-languageserver/node';
import { diagnosticsOf, source } from '../diagnostics';
import { documentHandler } from '../handler';

/** Diagnostics for clients that ask for them; `Publisher` serves the others. */
export const diagnostic = documentHandler<DocumentDiagnosticParams, DocumentDiagnosticReport>({
  method: DocumentDiagnosticRequest.method,
  capabilities: ({ pullsDiagnostics }) =>
    pullsDiagnostics
      ? { diagnosticProvider: { identifier: source, interFileDependencies: false, workspaceDiagnostics: false } }
      : {},
  nothing: { kind: DocumentDiagnosticReportKind.Full, items: [] },
  answer: (view, params, session) => report(diagnosticsOf(view, session), view.text.version, params.previousResultId),
});

/**
 * The version is part of the result's id: the client has moved what it shows along with the edits, so that equal
 * diagnostics of another version have to be sent again.
 */
function report(items: Diagnostic[], version: number, previousId: string | undefined): DocumentDiagnosticReport {
  const resultId = `${version}-${createHash('sha1').update(JSON.stringify(items)).digest('base64url')}`;
  if (resultId === previousId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}
