import type { Stage } from './stages';

/** Whether a stage rests on an image whose programs are those of BusyBox, as Alpine's are, going by its name. */
export function isBusyBoxBased(stage: Stage | undefined): boolean {
  let root = stage;
  while (root?.parent !== undefined) root = root.parent;
  return /alpine|busybox/i.test(root?.image?.text ?? '');
}
