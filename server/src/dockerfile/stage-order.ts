import type { Stage, StageUse } from './stages';

/** The COPYs and mounts that lie on a circle of stages, each needing the next. FROM cannot: it only knows the stages above. */
export function findCyclicUses(stages: readonly Stage[]): Set<StageUse> {
  const found = new Set<StageUse>();
  // A circle has a use that points down, or at its own stage.
  const pointsDown = ({ index, uses }: Stage) =>
    uses.some(({ target }) => target !== undefined && target.index >= index);
  if (!stages.some(pointsDown)) return found;
  const circle = circles(stages);
  for (const stage of stages)
    for (const use of stage.uses) {
      if (use.kind === 'from' || use.target === undefined) continue;
      if (use.target === stage || circle.get(use.target) === circle.get(stage)) found.add(use);
    }
  return found;
}

/** The number of the circle that each stage lies on (Tarjan's strongly connected components, without recursion). */
function circles(stages: readonly Stage[]): Map<Stage, number> {
  const order = new Map<Stage, number>();
  const lowest = new Map<Stage, number>();
  const circle = new Map<Stage, number>();
  const path: Stage[] = [];
  const open: { stage: Stage; next: number }[] = [];
  const enter = (stage: Stage) => {
    lowest.set(stage, order.size);
    order.set(stage, order.size);
    path.push(stage);
    open.push({ stage, next: 0 });
  };
  const lower = (stage: Stage, to: number) => lowest.set(stage, Math.min(lowest.get(stage) ?? to, to));
  for (const root of stages) {
    if (!order.has(root)) enter(root);
    while (open.length > 0) {
      const top = open.at(-1) as { stage: Stage; next: number };
      const use = top.stage.uses[top.next++];
      if (use !== undefined) {
        if (use.kind === 'from' || use.target === undefined) continue;
        if (!order.has(use.target)) enter(use.target);
        else if (!circle.has(use.target)) lower(top.stage, order.get(use.target) as number);
        continue;
      }
      open.pop();
      const low = lowest.get(top.stage) as number;
      const above = open.at(-1);
      if (above !== undefined) lower(above.stage, low);
      if (low !== order.get(top.stage)) continue;
      for (let stage = path.pop(); stage !== undefined; stage = path.pop()) {
        circle.set(stage, low);
        if (stage === top.stage) break;
      }
    }
  }
  return circle;
}
