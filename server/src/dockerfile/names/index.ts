import type { DockerfileModel } from '../model';
import { readHeredocs } from './heredocs';
import type { Mention } from './named';
import { readStages } from './stages';
import { readVariables } from './variables';

export type { Mention, Named } from './named';

const known = new WeakMap<DockerfileModel, readonly Mention[]>();

/** Every place of a Dockerfile that names something, in the order of the text. Read once, when first asked for. */
export function mentionsOf(model: DockerfileModel): readonly Mention[] {
  let mentions = known.get(model);
  if (mentions === undefined) {
    mentions = [...readStages(model), ...readHeredocs(model), ...readVariables(model)].sort(inOrder);
    for (const mention of mentions) mention.named.mentions.push(mention);
    known.set(model, mentions);
  }
  return mentions;
}

/** Of two at one place, the longer comes first. */
function inOrder(a: Mention, b: Mention): number {
  return a.span.start - b.span.start || b.span.end - a.span.end;
}

/** The mention at a place, the innermost; one that ends there counts where none begins. */
export function mentionAt(model: DockerfileModel, offset: number): Mention | undefined {
  const mentions = mentionsOf(model);
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle] as Mention).span.start <= offset) low = middle + 1;
    else high = middle;
  }
  // A variable can stand in the name of a stage, and nothing in a variable's name.
  const near = mentions.slice(Math.max(0, low - 3), low).reverse();
  return near.find(({ span }) => offset < span.end) ?? near.find(({ span }) => offset === span.end);
}
