import type { ScopeTable } from './scope-table';
import type { Stage } from './stages';

/** The stages that build on each stage, in the order of the file. */
export function heirsOf(stages: readonly Stage[]): ReadonlyMap<Stage, readonly Stage[]> {
  const heirs = new Map<Stage, Stage[]>();
  for (const stage of stages) {
    if (stage.parent === undefined) continue;
    const siblings = heirs.get(stage.parent);
    if (siblings === undefined) heirs.set(stage.parent, [stage]);
    else siblings.push(stage);
  }
  return heirs;
}

/**
 * Reads a stage, then all that build on it, each after the one that it builds on. What reading a stage sets in the table is taken back
 * after its last heir has been read, so that the work is proportional to the text however long the chain is.
 */
export function readChain<T>(
  root: Stage,
  heirs: ReadonlyMap<Stage, readonly Stage[]>,
  table: ScopeTable<T>,
  read: (stage: Stage) => void,
): void {
  const begin = (stage: Stage) => {
    const { mark } = table;
    read(stage);
    return { stage, mark, turn: 0 };
  };
  const open = [begin(root)];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const heir = heirs.get(top.stage)?.[top.turn++];
    if (heir !== undefined) open.push(begin(heir));
    else {
      open.pop();
      table.backTo(top.mark);
    }
  }
}
