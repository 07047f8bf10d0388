import { anywhere } from '../examples';
import { type Unsupported, unsupportedRules } from '../unsupported';

const managed = (container = '', task = '') =>
  anywhere(container, `"requiresCompatibilities": ["MANAGED_INSTANCES"]${task && `,\n${task}`}`);
const guide = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instances-tasks-services.html';

/** What Managed Instances do not support. Only the log drivers stand in the API reference; the rest is from the guide. */
const table: readonly Unsupported[] = [
  {
    id: 'managed-instances-log-driver',
    paths: ['containerDefinitions[].logConfiguration.logDriver'],
    isMeant: ({ value }) => value.kind === 'string' && ['syslog', 'journald', 'gelf', 'fluentd'].includes(value.value),
    removes: 'nothing',
    summary: 'A container for Managed Instances has a log driver that is not supported there.',
    why: 'Managed Instances support `awslogs`, `splunk`, `awsfirelens` and `json-file`.',
    message: 'Managed Instances do not support this log driver; use awslogs, splunk, awsfirelens or json-file.',
    evidence: {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html',
    },
    examples: {
      bad: [{ code: managed('"logConfiguration": { "logDriver": «"syslog"» }') }],
      good: [{ code: managed('"logConfiguration": { "logDriver": "json-file" }') }],
    },
  },
  {
    id: 'managed-instances-unsupported',
    severity: 'warning',
    paths: [
      'ipcMode',
      'proxyConfiguration',
      'volumes[].dockerVolumeConfiguration',
      'volumes[].fsxWindowsFileServerVolumeConfiguration',
      'volumes[].host.sourcePath',
      'containerDefinitions[].disableNetworking',
      'containerDefinitions[].dnsSearchDomains',
      'containerDefinitions[].dnsServers',
      'containerDefinitions[].dockerSecurityOptions',
      'containerDefinitions[].extraHosts',
      'containerDefinitions[].hostname',
      'containerDefinitions[].links',
      'containerDefinitions[].linuxParameters.maxSwap',
      'containerDefinitions[].linuxParameters.sharedMemorySize',
      'containerDefinitions[].linuxParameters.swappiness',
    ],
    summary: 'A task definition for Managed Instances uses something that is not supported there.',
    why: 'Managed Instances are run by AWS, so a task cannot rely on paths, drivers and namespaces of the machine. The developer guide lists what is not valid there.',
    message: 'Managed Instances do not support #; remove it.',
    evidence: { source: 'Amazon ECS developer guide', reference: guide },
    examples: {
      bad: [{ code: managed('', '«"ipcMode"»: "task"'), fixed: managed() }],
      good: [{ code: managed('', '"pidMode": "task"') }],
    },
  },
  {
    id: 'managed-instances-windows',
    severity: 'warning',
    paths: ['runtimePlatform.operatingSystemFamily'],
    isMeant: ({ value }) => value.kind === 'string' && value.value.startsWith('WINDOWS'),
    summary: 'A task definition for Managed Instances asks for Windows.',
    why: 'Managed Instances run Linux only. Windows containers run on Fargate and on EC2 instances.',
    message: 'Managed Instances run Linux only; remove this, or run the task on Fargate or EC2.',
    evidence: { source: 'Amazon ECS developer guide', reference: guide },
    examples: {
      bad: [
        {
          code: managed('', '"runtimePlatform": { "operatingSystemFamily": «"WINDOWS_SERVER_2022_CORE"» }'),
          fixed: managed('', '"runtimePlatform": {}'),
        },
      ],
      good: [{ code: managed('', '"runtimePlatform": { "operatingSystemFamily": "LINUX" }') }],
    },
  },
  {
    id: 'managed-instances-network-mode',
    severity: 'warning',
    paths: ['networkMode'],
    isMeant: ({ value }) => value.kind === 'string' && ['bridge', 'none'].includes(value.value),
    instead: 'awsvpc',
    removes: 'nothing',
    summary: 'A task definition for Managed Instances has a network mode other than `awsvpc` or `host`.',
    why: 'On Managed Instances a task has a network interface of its own (`awsvpc`) or that of the instance (`host`).',
    message: 'Managed Instances do not support this network mode; use awsvpc or host.',
    evidence: { source: 'Amazon ECS developer guide', reference: guide },
    examples: {
      bad: [{ code: managed('', '"networkMode": «"bridge"»'), fixed: managed('', '"networkMode": "awsvpc"') }],
      good: [{ code: managed('', '"networkMode": "host"') }],
    },
  },
];

export const rules = unsupportedRules(
  ({ compatibility }) => compatibility.requires('MANAGED_INSTANCES') === 'yes',
  table,
);
