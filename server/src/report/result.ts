import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentKind } from '../engine/documents';
import type { Finding, Severity } from '../engine/finding';
import type { Span } from '../engine/span';

/** A document that has been read and checked. */
export interface CheckedFile {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  readonly kind: DocumentKind;
  /** Without a byte order mark, so that the positions are those of an editor. */
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** A file or folder that could not be read, checked or written. */
export interface Failure {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  /** One plain sentence. */
  readonly message: string;
}

/** All that a run has to say. */
export interface LintResult {
  readonly files: readonly CheckedFile[];
  readonly failures: readonly Failure[];
}

/** A place as editors count it: line and UTF-16 unit, from 0. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** From the first unit to behind the last. */
export interface Range {
  readonly start: Place;
  readonly end: Place;
}

/** Turns spans of a text into ranges; the lines are counted once. */
export function rangesIn(text: string): (span: Span) => Range {
  const document = TextDocument.create('', '', 0, text);
  return ({ start, end }) => ({ start: document.positionAt(start), end: document.positionAt(end) });
}

/** How many findings there are of each severity. */
export function countFindings(files: readonly CheckedFile[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { findings } of files) for (const { severity } of findings) counts[severity] += 1;
  return counts;
}
