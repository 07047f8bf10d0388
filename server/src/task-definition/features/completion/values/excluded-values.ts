import type { LaunchType } from '../../../compatibility';
import type { Site } from '../../site';

/** The values that a launch type takes at a place; the others are rejected. Source: Amazon ECS API reference, of each property. */
const taken: Readonly<Record<string, Partial<Record<LaunchType, readonly string[]>>>> = {
  networkMode: {
    FARGATE: ['awsvpc'],
    EXTERNAL: ['bridge', 'host', 'none'],
    MANAGED_INSTANCES: ['awsvpc', 'host'],
  },
  pidMode: { FARGATE: ['task'] },
  ipcMode: { FARGATE: [], MANAGED_INSTANCES: [] },
  'runtimePlatform.operatingSystemFamily': {
    FARGATE: [
      ...['LINUX', 'WINDOWS_SERVER_2019_CORE', 'WINDOWS_SERVER_2019_FULL', 'WINDOWS_SERVER_2022_CORE'],
      ...['WINDOWS_SERVER_2022_FULL', 'WINDOWS_SERVER_2025_CORE', 'WINDOWS_SERVER_2025_FULL'],
    ],
    MANAGED_INSTANCES: ['LINUX'],
  },
  'containerDefinitions.logConfiguration.logDriver': {
    FARGATE: ['awslogs', 'awsfirelens', 'splunk'],
    MANAGED_INSTANCES: ['awslogs', 'awsfirelens', 'splunk', 'json-file'],
  },
  'containerDefinitions.linuxParameters.capabilities.add': { FARGATE: ['SYS_PTRACE'] },
  'containerDefinitions.resourceRequirements.type': { FARGATE: [], EC2: ['GPU'], EXTERNAL: ['GPU'] },
};

/** Which values would be rejected here, given where the task has to run and what stands beside. */
export function excludedValues(site: Site): (value: string) => boolean {
  const { definition, where } = site;
  const { compatibility } = definition;
  const allowed = Object.entries(taken[where] ?? {})
    .filter(([launchType]) => compatibility.requires(launchType as LaunchType) === 'yes')
    .map(([, values]) => values);
  if (where === 'runtimePlatform.cpuArchitecture' && compatibility.isWindows === 'yes') allowed.push(['X86_64']);
  const rejected = new Set(takenBeside(site));
  return (value) => rejected.has(value) || allowed.some((values) => !values.includes(value));
}

/** Values that may stand only once: in the other list of capabilities, in another ulimit. */
function takenBeside({ where, owner, container }: Site): string[] {
  const text = (list: string) => owner.list(list).strings.flatMap(({ value }) => value ?? []);
  switch (where) {
    case 'containerDefinitions.linuxParameters.capabilities.add':
      return text('drop');
    case 'containerDefinitions.linuxParameters.capabilities.drop':
      return text('add');
    case 'containerDefinitions.ulimits.name': {
      const others = container?.list('ulimits').sections.filter(({ node }) => node !== owner.node) ?? [];
      return others.flatMap((ulimit) => ulimit.string('name').value ?? []);
    }
    default:
      return [];
  }
}
