import { tmpfsFlags, tmpfsSettings } from '../../../tables/tmpfs-options';
import type { Site } from '../../site';
import { Stops } from '../stops';
import type { Suggestion } from '../suggestion';

/** Options of a tmpfs mount that the list has not; those with a value have it to be filled in. */
export function mountOptions({ others }: Site): Suggestion[] {
  const taken = new Set(others.map((option) => option.split('=')[0]));
  const flags = Object.entries(tmpfsFlags).map(([value, documentation]): Suggestion => {
    return { value, label: value, documentation, kind: 'constant' };
  });
  const settings = Object.entries(tmpfsSettings).flatMap(([name, documentation]): Suggestion[] => {
    const sample = /`\w+=([^`]*)`/.exec(documentation)?.[1];
    if (sample === undefined) return [];
    return [{ value: new Stops(`${name}=‹${sample}›`), label: name, documentation, kind: 'constant' }];
  });
  return [...flags, ...settings].filter(({ label }) => !taken.has(label));
}
