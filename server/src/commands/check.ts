import { applyEdits, combineFixes } from '../engine/edits';
import type { Finding } from '../engine/finding';
import { lint } from '../engine/lint';
import type { Settings } from '../engine/settings';
import { languageOf } from '../languages';
import type { OpenedDocument } from './read-document';

/** A document and what was found in it. */
export interface Checked {
  readonly text: string;
  readonly findings: readonly Finding[];
  /** Rules that failed, with what they said. */
  readonly broken: ReadonlyMap<string, string>;
}

/** Lints a document. */
export function check({ kind, text }: OpenedDocument, path: string, settings: Settings): Checked {
  const broken = new Map<string, string>();
  const findings = lint(languageOf(kind), { text, kind, path }, settings, (rule, error) =>
    broken.set(rule, error instanceof Error ? error.message : String(error)),
  );
  return { text, findings, broken };
}

/** A fix can make room for another, but not for ever. */
const mostRounds = 10;

/** Applies safe fixes until no finding has one, and lints what comes of it. The first result is that of the text as given. */
export function fix(document: OpenedDocument, path: string, settings: Settings): { before: Checked; after: Checked } {
  const before = check(document, path, settings);
  let after = before;
  for (let round = 0; round < mostRounds; round += 1) {
    const text = applyEdits(after.text, combineFixes(after.findings, 'safe'));
    if (text === after.text) break;
    after = check({ ...document, text }, path, settings);
  }
  return { before, after };
}
