import type { DockerfileModel } from '../model';

const known = new WeakMap<DockerfileModel, readonly number[]>();

/** The number of the line that an offset stands on, as people count: from 1. */
export function lineNumber(model: DockerfileModel, offset: number): number {
  let breaks = known.get(model);
  if (breaks === undefined) {
    breaks = breaksOf(model.text);
    known.set(model, breaks);
  }
  let low = 0;
  let high = breaks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((breaks[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

function breaksOf(text: string): number[] {
  const breaks: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) breaks.push(at);
  return breaks;
}
