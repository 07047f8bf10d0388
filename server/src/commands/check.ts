import { applyEdits, combineFixes } from '../engine/edits';
import type { Finding } from '../engine/finding';
import type { Source } from '../engine/language';
import { lint } from '../engine/lint';
import type { Settings } from '../engine/settings';
import { languageOf } from '../languages';

/** A document and what was found in it. */
export interface Checked {
  readonly text: string;
  readonly findings: readonly Finding[];
  /** What went wrong on our side, a sentence each: the findings are not complete, and must not look as if they were. */
  readonly faults: readonly string[];
}

/** Lints a document. Never throws. */
export function check(source: Source, settings: Settings): Checked {
  const { kind, text } = source;
  const faults: string[] = [];
  const fault = (what: string, error: unknown) => {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    faults.push(`${what} (${reason}). Please report this.`);
  };
  try {
    const findings = lint(languageOf(kind), source, settings, (rule, error) =>
      fault(`The rule ${rule} failed, the others went on`, error),
    );
    return { text, findings, faults };
  } catch (error) {
    fault('This could not be checked', error);
    return { text, findings: [], faults };
  }
}

/** A fix can make room for another, but not for ever. */
const mostRounds = 10;

/** Applies safe fixes until no finding has one, and lints what comes of it. The first result is that of the text as given. */
export function fix(source: Source, settings: Settings): { before: Checked; after: Checked } {
  const before = check(source, settings);
  let after = before;
  for (let round = 0; round < mostRounds; round += 1) {
    const text = applyEdits(after.text, combineFixes(after.findings, 'safe'));
    if (text === after.text) break;
    after = check({ ...source, text }, settings);
  }
  return { before, after };
}
