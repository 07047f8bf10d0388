import type { Type } from '../../../schema/types';
import type { Site } from '../../site';
import type { Suggestion } from '../suggestion';
import {
  credentialSpecs,
  credentials,
  environmentFiles,
  executionRoles,
  s3Files,
  secretSources,
  taskRoles,
} from './arns';
import { containerCpu, containerMemory, containerReservation, ulimits } from './container-sizes';
import { dependencyConditions, enumerated } from './enumerations';
import { examples } from './examples';
import { healthCheckWords } from './health-checks';
import { images } from './images';
import { logOptionValues, routerOptionValues, secretLogOptions } from './log-options';
import { mountOptions } from './mount-options';
import { dependencies, links, otherContainers, volumes } from './names';
import { hostPorts, portNames } from './ports';
import { cpuSizes, memorySizes } from './sizes';
import { systemControls } from './system-controls';

const inContainers: Readonly<Record<string, (site: Site) => readonly Suggestion[]>> = {
  image: images,
  cpu: containerCpu,
  memory: containerMemory,
  memoryReservation: containerReservation,
  'ulimits.softLimit': ulimits,
  'ulimits.hardLimit': ulimits,
  links,
  'dependsOn.containerName': dependencies,
  'volumesFrom.sourceContainer': otherContainers,
  'mountPoints.sourceVolume': volumes,
  'portMappings.hostPort': hostPorts,
  'portMappings.name': portNames,
  'healthCheck.command': healthCheckWords,
  'secrets.valueFrom': secretSources,
  'linuxParameters.tmpfs.mountOptions': mountOptions,
  'repositoryCredentials.credentialsParameter': credentials,
  'environmentFiles.value': environmentFiles,
  credentialSpecs,
  'systemControls.namespace': systemControls,
  'logConfiguration.secretOptions.name': secretLogOptions,
  'logConfiguration.secretOptions.valueFrom': secretSources,
};

/** What can be written at a place, by the names that lead to it. */
const places: Readonly<Record<string, (site: Site) => readonly Suggestion[]>> = {
  cpu: cpuSizes,
  memory: memorySizes,
  executionRoleArn: executionRoles,
  taskRoleArn: taskRoles,
  'proxyConfiguration.containerName': otherContainers,
  'volumes.fsxWindowsFileServerVolumeConfiguration.authorizationConfig.credentialsParameter': credentials,
  'volumes.s3filesVolumeConfiguration.fileSystemArn': s3Files,
  'volumes.s3filesVolumeConfiguration.accessPointArn': s3Files,
  ...Object.fromEntries(Object.entries(inContainers).map(([key, of]) => [`containerDefinitions.${key}`, of])),
};

/** The values that can be written at a place, best first; none where only the author knows. */
export function suggestionsAt(site: Site): readonly Suggestion[] {
  const { where, description } = site;
  const { type } = description;
  if (type.kind !== 'list' && Object.hasOwn(places, where)) return places[where]?.(site) ?? [];
  if (type.kind !== 'list' && Object.hasOwn(examples, where)) return examples[where] ?? [];
  if (where.startsWith('containerDefinitions.logConfiguration.options.')) return logOptionValues(site);
  if (where.startsWith('containerDefinitions.firelensConfiguration.options.')) return routerOptionValues(site);
  if (where === 'containerDefinitions.dependsOn.condition' && type.kind === 'text') {
    return dependencyConditions(site, type);
  }
  return byType(site, type);
}

function byType(site: Site, type: Type): readonly Suggestion[] {
  if (type.kind === 'text') return enumerated(site, type);
  const usual = site.description.name === undefined ? undefined : site.description.property?.default;
  if (type.kind === 'flag') {
    return [true, false].map((value) => ({ value, detail: value === usual ? 'default' : undefined, kind: 'constant' }));
  }
  if (type.kind !== 'integer' || typeof usual !== 'number') return [];
  return [{ value: usual, detail: ['default', type.unit].filter(Boolean).join(', ') }];
}
