import { countsText } from '../../../../server/src/engine/scan-text';

export { countsText, rankOf, severities } from '../../../../server/src/engine/scan-text';

/** The counts of the two worst severities, for where there is little room: `1 critical, 3 high`. Empty where nothing was found. */
export function worstText(counts: Readonly<Record<string, number>>): string {
  return countsText(counts).split(', ').slice(0, 2).join(', ');
}
