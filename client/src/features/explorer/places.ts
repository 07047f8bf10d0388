import type { Translate } from '../../infrastructure/translate';
import type { Pages, TreeNode } from './node';

/** What the root of a tree needs. */
export interface Places<Region extends { readonly name: string }> {
  /** The regions that are shown; throws a problem. */
  regions(): Promise<readonly Region[]>;
  readonly t: Translate;
}

/** The lists of all shown regions: the list itself where there is one region, else a line for each. */
export function rootOf<Region extends { readonly name: string }>(
  { regions }: Places<Region>,
  list: (region: Region) => Pages,
): Pages {
  return async function* (signal) {
    const shown = await regions();
    const [only] = shown;
    if (shown.length === 1 && only !== undefined) yield* list(only)(signal);
    else yield shown.map((region) => regionNode(region.name, list(region)));
  };
}

function regionNode(name: string, children: Pages): TreeNode {
  return { id: `region:${name}`, label: name, icon: { id: 'globe' }, context: 'region', children };
}
