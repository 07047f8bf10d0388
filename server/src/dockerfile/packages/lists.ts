import type { Statement } from '../model';
import type { Stage } from '../stages';

const updates = /\bapt(?:-get)?\s[^\n&|;]*\bupdate\b/;
const installs = /\bapt(?:-get)?\s[^\n&|;]*\binstall\b/;

/** For each stage the place of its last RUN that installs without an update of its own. */
const lastReliant = new WeakMap<Stage, number>();

/** Whether a RUN below installs from the package lists that a statement leaves. */
export function areListsNeeded({ stage, index }: Statement): boolean {
  if (stage === undefined) return false;
  let last = lastReliant.get(stage);
  if (last === undefined) {
    const relies = ({ keyword, instruction: { source } }: Statement) =>
      keyword === 'RUN' && installs.test(source) && !updates.test(source);
    last = stage.statements.findLast(relies)?.index ?? -1;
    lastReliant.set(stage, last);
  }
  return last > index;
}
