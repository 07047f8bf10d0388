import { fargate } from '../examples';
import { type Unsupported, unsupportedRules } from '../unsupported';

/** Log drivers that need a container instance. */
const driversOfInstances = new Set(['json-file', 'syslog', 'journald', 'gelf', 'fluentd', 'logentries']);

const shared = 'Tasks on Fargate share no machine that their owner could reach';

/** What Fargate does not support, by property. The words of ECS were recorded on RegisterTaskDefinition. */
const table: readonly Unsupported[] = [
  {
    id: 'fargate-placement-constraints',
    paths: ['placementConstraints'],
    summary: 'A task definition for Fargate has placement constraints.',
    why: 'Placement constraints choose among the container instances of a cluster. Fargate has none to choose from.',
    message: 'Fargate does not support placement constraints; remove "placementConstraints".',
    aliases: ['E3048'],
    evidence: { source: 'Amazon ECS', says: 'Fargate compatible task definitions do not support constraints' },
    examples: {
      bad: [
        {
          code: fargate(
            '',
            '«"placementConstraints"»: [{ "type": "memberOf", "expression": "attribute:ecs.os-type == linux" }]',
          ),
          fixed: fargate(),
        },
      ],
      good: [{ code: fargate('', '"placementConstraints": []') }],
    },
  },
  {
    id: 'fargate-ipc-mode',
    paths: ['ipcMode'],
    summary: 'A task definition for Fargate sets `ipcMode`.',
    why: `${shared}, so Fargate offers no choice of IPC namespaces.`,
    message: 'Fargate does not support "ipcMode"; remove it.',
    evidence: { source: 'Amazon ECS', says: 'Tasks using the Fargate launch type do not support ipcMode' },
    examples: {
      bad: [{ code: fargate('', '«"ipcMode"»: "task"'), fixed: fargate() }],
      good: [{ code: fargate('', '"pidMode": "task"') }],
    },
  },
  {
    id: 'fargate-pid-mode',
    paths: ['pidMode'],
    isMeant: ({ value }) => value.kind === 'string' && value.value === 'host',
    instead: 'task',
    summary: 'A task definition for Fargate uses the process namespace of the host.',
    why: `${shared}. Containers of one task may see each other's processes with \`"pidMode": "task"\`.`,
    message: 'Fargate does not support "pidMode": "host"; it takes "task" only.',
    evidence: {
      source: 'Amazon ECS',
      says: "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.",
    },
    examples: {
      bad: [{ code: fargate('', '"pidMode": «"host"»'), fixed: fargate('', '"pidMode": "task"') }],
      good: [{ code: fargate('', '"pidMode": "task"') }],
    },
  },
  {
    id: 'fargate-host-path',
    paths: ['volumes[].host.sourcePath'],
    summary: 'A volume of a Fargate task is a path on the host.',
    why: `${shared}. Without \`sourcePath\` the volume is an empty folder that lives as long as the task; for data that stays, use Amazon EFS.`,
    message: 'Fargate does not support host paths; remove "sourcePath" to get an empty volume, or use Amazon EFS.',
    evidence: { source: 'Amazon ECS', says: 'Tasks using the Fargate launch type do not support sourcePath' },
    examples: {
      bad: [
        {
          code: fargate('', '"volumes": [{ "name": "data", "host": { «"sourcePath"»: "/srv/data" } }]'),
          fixed: fargate('', '"volumes": [{ "name": "data", "host": {} }]'),
        },
      ],
      good: [{ code: fargate('', '"volumes": [{ "name": "data", "host": {} }]') }],
    },
  },
  {
    id: 'fargate-docker-volume',
    paths: ['volumes[].dockerVolumeConfiguration'],
    summary: 'A volume of a Fargate task is a Docker volume.',
    why: `${shared}, and Fargate takes no Docker volume drivers. A volume with a name alone is an empty folder that lives as long as the task; for data that stays, use Amazon EFS.`,
    message:
      'Fargate does not support Docker volumes; remove the configuration to get an empty volume, or use Amazon EFS.',
    evidence: {
      source: 'Amazon ECS',
      says: 'Tasks using the Fargate launch type do not support dockerVolumeConfiguration',
    },
    examples: {
      bad: [
        {
          code: fargate('', '"volumes": [{ "name": "data", «"dockerVolumeConfiguration"»: { "scope": "task" } }]'),
          fixed: fargate('', '"volumes": [{ "name": "data" }]'),
        },
      ],
      good: [{ code: fargate('', '"volumes": [{ "name": "data" }]') }],
    },
  },
  {
    id: 'fargate-privileged',
    paths: ['containerDefinitions[].privileged'],
    isMeant: ({ value }) => value.kind === 'boolean' && value.value,
    summary: 'A container of a Fargate task is privileged.',
    why: 'A privileged container has the rights of the host. Fargate gives no task these.',
    message: 'Fargate does not run privileged containers; remove "privileged".',
    evidence: { source: 'Amazon ECS', says: "Fargate requires that the 'privileged' setting be 'false'" },
    examples: {
      bad: [{ code: fargate('"privileged": «true»'), fixed: fargate() }],
      good: [{ code: fargate('"privileged": false') }],
    },
  },
  {
    id: 'fargate-docker-security-options',
    paths: ['containerDefinitions[].dockerSecurityOptions'],
    summary: 'A container of a Fargate task has Docker security options.',
    why: `${shared}, so labels of SELinux and profiles of AppArmor mean nothing there.`,
    message: 'Fargate does not support "dockerSecurityOptions"; remove it.',
    evidence: {
      source: 'Amazon ECS',
      says: 'Tasks using the Fargate launch type do not support dockerSecurityOptions',
    },
    examples: {
      bad: [{ code: fargate('«"dockerSecurityOptions"»: ["no-new-privileges"]'), fixed: fargate() }],
      good: [{ code: fargate('"dockerSecurityOptions": []') }],
    },
  },
  {
    id: 'fargate-devices',
    paths: ['containerDefinitions[].linuxParameters.devices'],
    summary: 'A container of a Fargate task asks for devices of the host.',
    why: `${shared}, nor devices of it.`,
    message: 'Fargate gives containers no devices; remove "devices".',
    evidence: {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html',
    },
    examples: {
      bad: [
        {
          code: fargate(
            '"linuxParameters": { «"devices"»: [{ "hostPath": "/dev/fuse" }], "initProcessEnabled": true }',
          ),
          fixed: fargate('"linuxParameters": { "initProcessEnabled": true }'),
        },
      ],
      good: [{ code: fargate('"linuxParameters": { "devices": [], "initProcessEnabled": true }') }],
    },
  },
  {
    id: 'fargate-shared-memory-size',
    paths: ['containerDefinitions[].linuxParameters.sharedMemorySize'],
    summary: 'A container of a Fargate task sets the size of `/dev/shm`.',
    why: 'Fargate does not support `sharedMemorySize`. Where a program needs more shared memory, mount a `tmpfs`.',
    message: 'Fargate does not support "sharedMemorySize"; remove it.',
    evidence: {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html',
    },
    examples: {
      bad: [
        {
          code: fargate('"linuxParameters": { «"sharedMemorySize"»: 128, "initProcessEnabled": true }'),
          fixed: fargate('"linuxParameters": { "initProcessEnabled": true }'),
        },
      ],
      good: [{ code: fargate('"linuxParameters": { "tmpfs": [{ "containerPath": "/scratch", "size": 128 }] }') }],
    },
  },
  {
    id: 'fargate-swap',
    paths: ['containerDefinitions[].linuxParameters.maxSwap', 'containerDefinitions[].linuxParameters.swappiness'],
    summary: 'A container of a Fargate task configures swap.',
    why: 'Tasks on Fargate have no swap space; `maxSwap` and `swappiness` are for container instances.',
    message: 'Fargate does not support #; remove it.',
    evidence: {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html',
    },
    examples: {
      bad: [
        {
          code: fargate('"linuxParameters": { «"maxSwap"»: 512, "initProcessEnabled": true }'),
          fixed: fargate('"linuxParameters": { "initProcessEnabled": true }'),
        },
      ],
      good: [{ code: fargate('"linuxParameters": { "initProcessEnabled": true }') }],
    },
  },
  {
    id: 'fargate-gpu',
    paths: ['containerDefinitions[].resourceRequirements[].type'],
    isMeant: ({ value }) => value.kind === 'string' && value.value === 'GPU',
    removes: 'element',
    summary: 'A container of a Fargate task asks for a GPU.',
    why: 'Fargate has no GPUs. Tasks that need one run on EC2 instances or on Managed Instances.',
    message: 'Fargate has no GPUs; run this task on EC2 or on Managed Instances.',
    evidence: {
      source: 'Amazon ECS',
      says: 'Tasks using the Fargate launch type do not support GPU resource requirements',
    },
    examples: {
      bad: [
        {
          code: fargate('"resourceRequirements": [{ "type": «"GPU"», "value": "1" }]'),
          fixed: fargate('"resourceRequirements": []'),
        },
      ],
      good: [{ code: fargate('"resourceRequirements": []') }],
    },
  },
  {
    id: 'fargate-log-driver',
    paths: ['containerDefinitions[].logConfiguration.logDriver'],
    isMeant: ({ value }) => value.kind === 'string' && driversOfInstances.has(value.value),
    removes: 'nothing',
    summary: 'A container of a Fargate task has a log driver that Fargate does not support.',
    why: 'Logs leave a Fargate task through CloudWatch Logs (`awslogs`), Splunk (`splunk`) or a log router (`awsfirelens`).',
    message: 'Fargate does not support this log driver; use awslogs, splunk or awsfirelens.',
    aliases: ['E3048'],
    evidence: {
      source: 'Amazon ECS',
      says: 'json-file is not a valid log driver. Must be one of [awslogs, splunk, awsfirelens]',
    },
    examples: {
      bad: [{ code: fargate('"logConfiguration": { "logDriver": «"json-file"» }') }],
      good: [{ code: fargate('"logConfiguration": { "logDriver": "{{ driver }}" }') }],
    },
  },
];

export const rules = unsupportedRules(({ compatibility }) => compatibility.isFargate, table);
