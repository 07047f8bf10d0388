import { rows } from '../../client/src/features/rollout/cause-table';
import { recorded } from '../../client/src/features/rollout/evidence';
import { cell, table } from './markdown';

const english = (message: string, ...args: readonly (string | number)[]) =>
  message.replaceAll(/\{(\d)\}/g, (_, index) => String(args[Number(index)]));

/** Why tasks stop, or cannot start, and what helps: a row for each cause, with where its words are on record. */
export function causesTable(): string {
  const told = new Map<string, readonly string[]>();
  for (const { id, isNormal, exits, tell } of rows) {
    const exit = typeof exits === 'object' ? exits.at(-1) : 1;
    const [what, todo = ''] = tell(english, { container: 'web', image: 'team/web:9', exit });
    const sources = [...new Set(recorded.filter(({ cause }) => cause === id).map(({ source }) => source))];
    told.set(id, [what, isNormal ? 'Nothing is wrong.' : todo, sources.join('; ')].map(cell));
  }
  return table(['what it says', 'what to do', 'from the words of'], [...told.values()]);
}
