import { containerNamed } from '../../model';
import { skeletonOf, skeletonOfType } from '../../schema/skeleton';
import type { Data } from '../../syntax/editor';
import { optionsOf } from '../../tables/log-options';
import type { Site } from '../site';
import { dependencies } from './values/names';

/** A value to start from at a place, given what stands around. */
export function skeletonAt(site: Site): Data {
  const { where, description } = site;
  const { property, name, type } = description;
  if (where === 'containerDefinitions.logConfiguration.options') return driverOptions(site);
  if (where === 'containerDefinitions.dependsOn') return name === undefined ? dependency(site) : [dependency(site)];
  if (property === undefined) return skeletonOfType(type) as Data;
  const skeleton = skeletonOf(property) as Data;
  // An element of a list is what the skeleton of the list begins with.
  if (name === undefined) return Array.isArray(skeleton) ? (skeleton[0] ?? skeletonOfType(type)) : skeleton;
  return skeleton;
}

function driverOptions({ container }: Site): Data {
  const options = Object.entries(optionsOf(container?.logDriver ?? 'awslogs'));
  const wanted = options.filter(([name, { required, secret }]) => {
    return (required && !secret) || name === 'awslogs-stream-prefix' || name === 'Name';
  });
  return Object.fromEntries(wanted.map(([name, { sample = '' }]) => [name, sample]));
}

/** The first container that there is to wait for, with the most that can be asked of it. */
function dependency(site: Site): Data {
  const name = dependencies(site)[0]?.value;
  const target = typeof name === 'string' ? containerNamed(site.definition, name) : undefined;
  if (typeof name !== 'string' || target === undefined || target === 'unknown') {
    return { containerName: 'init', condition: 'SUCCESS' };
  }
  if (target.has('healthCheck') === 'yes') return { containerName: name, condition: 'HEALTHY' };
  return { containerName: name, condition: target.isEssential === 'no' ? 'SUCCESS' : 'START' };
}
