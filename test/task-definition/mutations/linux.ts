import type { Mutation } from './mutation';

/** Limits, kernel parameters, capabilities and roles. */
export const linux: readonly Mutation[] = [
  ['ulimit-soft-above-hard', 'fargate', { 'web.ulimits[0].softLimit': 70_000 }, 'web.ulimits[0].softLimit 70000'],
  [
    'invalid-value',
    'instances',
    { 'web.linuxParameters': { capabilities: { drop: ['CAP_NET_RAW'] } } },
    'web.linuxParameters.capabilities.drop[0] "CAP_NET_RAW"',
  ],
  [
    'system-control-namespace',
    'instances',
    { 'web.systemControls[0].namespace': 'vm.max_map_count' },
    'web.systemControls[0].namespace "vm.max_map_count"',
  ],
  [
    'system-control-of-host',
    'instances',
    { networkMode: 'host', 'web.links': [], 'web.portMappings': [] },
    'web.systemControls[0].namespace "net.core.somaxconn"',
  ],
  [
    'system-control-of-host',
    'instances',
    { ipcMode: 'host', 'web.systemControls[0].namespace': 'kernel.shmmax' },
    'web.systemControls[0].namespace "kernel.shmmax"',
  ],
  [
    'tmpfs-mount-option',
    'fargate',
    { 'web.linuxParameters.tmpfs[0].mountOptions[0]': 'noexce' },
    'web.linuxParameters.tmpfs[0].mountOptions[0] "noexce"',
  ],
  [
    'tmpfs-path-absolute',
    'fargate',
    { 'web.linuxParameters.tmpfs[0].containerPath': 'tmp' },
    'web.linuxParameters.tmpfs[0].containerPath "tmp"',
  ],
  [
    'role-malformed',
    'fargate',
    { taskRoleArn: 'arn:aws:iam::111122223333:policy/shop' },
    'taskRoleArn "arn:aws:iam::111122223333:policy/shop"',
  ],
  ['role-malformed', 'fargate', { executionRoleArn: 'shop role' }, 'executionRoleArn "shop role"'],
];
