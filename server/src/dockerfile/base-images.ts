import type { Stage } from './stages';

const known = new WeakMap<Stage, boolean>();

/** Whether a stage rests on an image whose programs are those of BusyBox, as Alpine's are, going by its name. */
export function isBusyBoxBased(stage: Stage | undefined): boolean {
  const chain: Stage[] = [];
  let root = stage;
  for (; root?.parent !== undefined && !known.has(root); root = root.parent) chain.push(root);
  if (root === undefined) return false;
  const answer = known.get(root) ?? /alpine|busybox/i.test(root.image?.text ?? '');
  for (const one of [...chain, root]) known.set(one, answer);
  return answer;
}
