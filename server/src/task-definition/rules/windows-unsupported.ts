import { anywhere } from '../examples';
import { windowsUnsupported } from '../tables/windows-unsupported';
import { type Unsupported, unsupportedRules } from '../unsupported';

const windows = (container = '', task = '') =>
  anywhere(
    container,
    `"runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }${task && `,\n${task}`}`,
  );
const reference = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html';

/** What Windows containers do not support, by the API reference. */
const table: readonly Unsupported[] = [
  {
    id: 'windows-unsupported-parameter',
    severity: 'warning',
    paths: [
      ...(windowsUnsupported.RegisterTaskDefinition ?? []),
      ...(windowsUnsupported.ContainerDefinition ?? []).map((property) => `containerDefinitions[].${property}`),
    ],
    summary: 'A Windows container has a setting that Windows does not support.',
    why: 'These settings configure features of the Linux kernel or of its network. On Windows they do nothing, or keep the task from starting.',
    message: 'Windows containers do not support #; remove it.',
    evidence: { source: 'Amazon ECS API reference', reference },
    examples: {
      bad: [{ code: windows('«"user"»: "app",\n"cpu": 256'), fixed: windows('"cpu": 256') }],
      good: [{ code: windows() }, { code: anywhere('"user": "app"') }],
    },
  },
  {
    id: 'windows-volume-driver',
    severity: 'warning',
    paths: ['volumes[].dockerVolumeConfiguration.driver'],
    isMeant: ({ value }) =>
      value.kind === 'string' && !value.hasPlaceholder && value.value !== '' && value.value !== 'local',
    summary: 'A volume of a Windows task has a driver other than `local`.',
    why: 'Docker on Windows has the `local` volume driver only.',
    message: 'Windows containers do not support this volume driver; use local.',
    evidence: {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DockerVolumeConfiguration.html',
    },
    examples: {
      bad: [
        {
          code: windows('', '"volumes": [{ "name": "data", "dockerVolumeConfiguration": { "driver": «"rexray"» } }]'),
          fixed: windows('', '"volumes": [{ "name": "data", "dockerVolumeConfiguration": {} }]'),
        },
      ],
      good: [
        { code: windows('', '"volumes": [{ "name": "data", "dockerVolumeConfiguration": { "driver": "local" } }]') },
      ],
    },
  },
];

export const rules = unsupportedRules(({ compatibility }) => compatibility.isWindows === 'yes', table);
