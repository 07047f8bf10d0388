import { regions } from '../../../../engine/regions';
import { type LogOption, logOption, optionsOf } from '../../../tables/log-options';
import { homeOf, localised } from '../../home';
import type { Site } from '../../site';
import { Stops } from '../stops';
import type { Suggestion } from '../suggestion';
import { s3Object } from './arns';

/** What an option of the log driver at hand can be. */
export function logOptionValues(site: Site): Suggestion[] {
  const { container, description, definition } = site;
  const { name = '' } = description;
  if (name === 'awslogs-region' || name === 'region') return regionNames(site);
  const option = logOption(container?.logDriver ?? 'awslogs', name);
  if (option?.values !== undefined) return constants(option.values);
  if (name === 'awslogs-group' || name === 'log_group_name') return logGroups(site);
  if (name === 'awslogs-stream-prefix') {
    const names = [container?.string('name').value, definition.task.string('family').value, 'ecs'];
    return [...new Set(names)].flatMap((value) => (value ? [{ value }] : []));
  }
  return option?.sample === undefined
    ? []
    : [{ value: localised(option.sample, homeOf(definition)), detail: 'example' }];
}

/** What an option of a log router can be. */
export function routerOptionValues(site: Site): Suggestion[] {
  const isFargate = site.definition.compatibility.isFargate;
  switch (site.description.name) {
    case 'enable-ecs-log-metadata':
      return constants({
        true: 'Names of cluster, task and task definition are added. The default.',
        false: 'They are not.',
      });
    case 'config-file-type':
      return constants({ file: 'A file in the image.', ...(isFargate ? {} : { s3: 'An object in Amazon S3.' }) });
    case 'config-file-value': {
      const file: Suggestion = { value: new Stops('‹/extra.conf›'), detail: 'a path in the image', kind: 'snippet' };
      return site.owner.string('config-file-type').value === 'file' || isFargate ? [file] : [s3Object(site), file];
    }
    default:
      return [];
  }
}

/** The secret options of the log driver at hand that have no value yet. */
export function secretLogOptions({ container }: Site): Suggestion[] {
  const options = Object.entries(optionsOf(container?.logDriver)).filter(([, { secret }]) => secret);
  return options.map(([value, { doc }]) => ({ value, documentation: doc, kind: 'constant' }));
}

/** The regions of AWS, those that the file names first. */
export function regionNames({ definition }: Site): Suggestion[] {
  const { regions: used, partition } = homeOf(definition);
  const own = (region: string) => (partition === 'aws-us-gov') === region.startsWith('us-gov-');
  const rest = Object.keys(regions).filter((region) => !used.includes(region));
  const ordered = [...used, ...rest.filter(own), ...rest.filter((region) => !own(region))];
  return ordered.map((value) => ({ value, detail: regions[value], kind: 'constant' }));
}

function logGroups({ definition }: Site): Suggestion[] {
  const used = definition.containers.flatMap((container) => container.logOptions.string('awslogs-group').value ?? []);
  const family = definition.task.string('family').value;
  const groups = [...used, ...(family ? [`/ecs/${family}`] : [])];
  return [...new Set(groups)].map((value) => ({ value, detail: used.includes(value) ? 'in this file' : undefined }));
}

function constants(values: NonNullable<LogOption['values']>): Suggestion[] {
  return Object.entries(values).map(([value, documentation]) => ({ value, documentation, kind: 'constant' }));
}
