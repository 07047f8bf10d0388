import { containerNamed } from '../../../model';
import type { TextType } from '../../../schema/types';
import type { Site } from '../../site';
import type { Suggestion } from '../suggestion';
import { excludedValues } from './excluded-values';

/** The known values of a text that make sense here, each with what it means. */
export function enumerated(site: Site, { values = {} }: TextType): Suggestion[] {
  const taken = new Set(site.others);
  const excluded = excludedValues(site);
  const { property } = site.description;
  return Object.entries(values)
    .filter(([value]) => !taken.has(value) && !excluded(value))
    .map(([value, documentation]) => ({
      value,
      documentation,
      detail: property?.default === value && site.description.name !== undefined ? 'default' : undefined,
      kind: 'constant',
    }));
}

/** The conditions that the container to wait for can fulfil. */
export function dependencyConditions(site: Site, type: TextType): Suggestion[] {
  const name = site.owner.string('containerName').value;
  const target = name === undefined ? undefined : containerNamed(site.definition, name);
  const all = enumerated(site, type);
  if (target === undefined || target === 'unknown') return all;
  const endsTask = target.isEssential === 'yes';
  const hasCheck = target.has('healthCheck') !== 'no';
  return all.filter(({ value }) => {
    if (value === 'HEALTHY') return hasCheck;
    return !endsTask || (value !== 'SUCCESS' && value !== 'COMPLETE');
  });
}
