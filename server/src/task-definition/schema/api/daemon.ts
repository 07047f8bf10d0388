import { choice, list, nested, reworded, structure, text } from '../build';
import type { Members, Property } from '../types';
import { name } from './common';
import { containerDefinition } from './container';
import { commonLinuxMembers } from './container/linux';
import { commonTaskMembers } from './task-definition';
import { host } from './volumes';

// A daemon task runs once on every managed instance of a capacity provider; never on Fargate.

function withoutFargate(property: Property): Property {
  const { fargate: _, ...rest } = property;
  return rest;
}

function pick(members: Members, names: readonly string[]): Members {
  return Object.fromEntries(names.map((key) => [key, withoutFargate(reworded(members[key], {}))]));
}

const daemonLinuxParameters = structure(
  'DaemonLinuxParameters',
  'Settings of Linux containers, without shared memory and swap.',
  [],
  pick(commonLinuxMembers, Object.keys(commonLinuxMembers)),
);

const shared: Members = pick(containerDefinition.members, [
  ...['name', 'image', 'essential', 'repositoryCredentials', 'cpu', 'memory', 'memoryReservation', 'ulimits'],
  ...['entryPoint', 'command', 'workingDirectory', 'user', 'interactive', 'pseudoTerminal'],
  ...['environment', 'environmentFiles', 'secrets', 'mountPoints', 'readonlyRootFilesystem'],
  ...['logConfiguration', 'firelensConfiguration'],
  ...['dependsOn', 'healthCheck', 'restartPolicy', 'startTimeout', 'stopTimeout', 'privileged', 'systemControls'],
]);

const daemonContainerDefinition = structure(
  'DaemonContainerDefinition',
  'One container of a daemon task. It has no port mappings and no network settings of its own.',
  ['image'],
  {
    ...shared,
    name: reworded(shared.name, {
      doc: 'The name of the container, unique in the task definition: up to 255 letters, digits, hyphens and underscores. `dependsOn` and `aws ecs execute-command` refer to it.',
    }),
    linuxParameters: nested(
      'Capabilities, devices, `tmpfs` and the init process of the container.',
      daemonLinuxParameters,
    ),
  },
);

const logDriverVolumeConfiguration = structure(
  'LogDriverVolumeConfiguration',
  'Logs of the other tasks on the instance, as their driver has written them to files there.',
  ['driver'],
  {
    driver: choice('The log driver whose files are meant.', { 'json-file': 'The only one that can be read this way.' }),
  },
);

const daemonVolume = structure(
  'DaemonVolume',
  'Storage that containers of the daemon task can mount: a directory of the instance, or log files of other tasks.',
  [],
  {
    name: text(
      'The name of the volume, to which `sourceVolume` of a mount point refers: up to 255 letters, digits, hyphens and underscores.',
      { pattern: name },
    ),
    host: nested(
      'A directory of the instance. Not together with `logDriverVolumeConfiguration`.',
      structure(host.name, host.doc, host.required, pick(host.members, ['sourcePath'])),
    ),
    logDriverVolumeConfiguration: nested(
      'Log files of the other tasks on the instance, to read. Not together with `host`.',
      logDriverVolumeConfiguration,
      { skeleton: { driver: 'json-file' } },
    ),
  },
);

const common = pick(commonTaskMembers, Object.keys(commonTaskMembers));

/** What RegisterDaemonTaskDefinition takes. */
export const daemonTaskDefinition = structure(
  'RegisterDaemonTaskDefinition',
  'A daemon task definition of Amazon ECS: containers that run once on every managed instance of a capacity provider.',
  ['family', 'containerDefinitions'],
  {
    ...common,
    cpu: text('The CPU units of the daemon task, as a text; 1024 are one vCPU.', { skeleton: '128' }),
    memory: text('The memory of the daemon task in MiB, as a text.', { skeleton: '256' }),
    containerDefinitions: list('The containers of the daemon task.', daemonContainerDefinition, {
      min: 1,
      skeleton: [{ name: 'agent', image: 'public.ecr.aws/cloudwatch-agent/cloudwatch-agent:latest', essential: true }],
    }),
    volumes: list('Storage that containers of the daemon task can mount.', daemonVolume, {
      skeleton: [{ name: 'logs', logDriverVolumeConfiguration: { driver: 'json-file' } }],
    }),
    pidMode: choice(
      'Whose processes the daemon sees.',
      {
        none: 'Its own.',
        shared: 'Those of the instance, with every task whose `pidMode` is `host` and every daemon that shares too.',
      },
      { default: 'none' },
    ),
    ipcMode: choice(
      'With whom the daemon shares shared memory, semaphores and message queues.',
      {
        none: 'With nobody.',
        shared: 'With the instance, with every task whose `ipcMode` is `host` and every daemon that shares too.',
      },
      { default: 'none' },
    ),
  },
);
