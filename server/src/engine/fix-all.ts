import { combineFixes } from './edits';
import type { Edit, Finding } from './finding';
import type { Language, Source } from './language';
import { findings, type OnRuleFailure } from './lint';
import { Patch } from './patch';
import type { RuleDescription } from './rule';
import type { Settings } from './settings';

/** One fix may make way for another; after this many rounds two of them would be undoing each other. */
const mostRounds = 10;

/**
 * The edits that make every safe fix of a document, and those that become possible by them. `isMeant` narrows them to some
 * findings. Never throws.
 */
export function safeFixes<Model, R extends RuleDescription>(
  language: Language<Model, R>,
  source: Source,
  settings: Settings,
  onRuleFailure: OnRuleFailure,
  isMeant: (finding: Finding) => boolean = () => true,
): Edit[] {
  const patch = new Patch(source.text);
  let model: Model | undefined;
  for (let round = 0; round < mostRounds; round += 1) {
    model = language.parse({ ...source, text: patch.text }, model);
    const edits = combineFixes(findings(language, model, settings, onRuleFailure).filter(isMeant), 'safe');
    if (edits.length === 0) break;
    patch.apply(edits);
  }
  return patch.edits();
}
