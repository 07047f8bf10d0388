import type { Fix } from '../../engine/finding';
import { anywhere, fragment } from '../examples';
import type { TaskDefinitionModel } from '../model';
import type { TaskDefinitionRule } from '../rule';
import type { MissingProperty } from '../schema/faults';
import { faultsOf } from '../schema/validate';
import { Section } from '../section';
import { type Data, suggested } from '../syntax/editor';

const file = 'container-definitions.json';

export const rule: TaskDefinitionRule = {
  id: 'missing-property',
  severity: 'error',
  preset: 'recommended',
  summary: 'A property is missing without which Amazon ECS rejects the task definition.',
  why: 'Some objects mean nothing without a certain property: a task definition without `family`, a log configuration without `logDriver`, a secret without `valueFrom`. The AWS CLI and Amazon ECS refuse them. A property that is `null` counts as missing.',
  aliases: ['E3003'],
  evidence: [
    { source: 'AWS CLI', reference: 'register-task-definition', says: 'Missing required parameter in input: "family"' },
  ],
  examples: {
    bad: [
      {
        code: '«{»\n  "containerDefinitions": [{ "name": "web", "image": "web:1", "memory": 512 }]\n}\n',
        message: '"family"',
      },
      { code: fragment('«"logConfiguration"»: { "options": {} }'), file, message: '"logDriver"' },
      { code: fragment('"secrets": [{ "name": «"TOKEN"» }]'), file, message: '"valueFrom"' },
      {
        code: fragment('"ulimits": [{ "name": «"nofile"», "softLimit": 65535 }]'),
        fixed: fragment('"ulimits": [{ "name": "nofile", "softLimit": 65535, "hardLimit": 65535 }]'),
        file,
      },
      {
        code: fragment('«"restartPolicy"»: { "ignoredExitCodes": [0] }'),
        fixed: fragment('"restartPolicy": { "enabled": true, "ignoredExitCodes": [0] }'),
        file,
      },
    ],
    good: [
      { code: fragment('"ulimits": [{ "name": "nofile", "softLimit": 65535, "hardLimit": 65535 }]'), file },
      { code: fragment('"secrets": [{ {{ secret }} }]'), file },
      { code: anywhere() },
    ],
  },
  check(definition, report) {
    for (const fault of faultsOf(definition)) {
      if (fault.kind !== 'missing-property') continue;
      const section = new Section(fault.object);
      report({
        span: section.anchor,
        message: `"${fault.name}" is missing here, and Amazon ECS rejects ${what(fault)} without it.`,
        fixes: fixesOf(definition, fault, section),
      });
    }
  },
};

const names: Readonly<Record<string, string>> = {
  RegisterTaskDefinition: 'a task definition',
  RegisterDaemonTaskDefinition: 'a daemon task definition',
  Secret: 'a secret',
  Ulimit: 'a ulimit',
  LogConfiguration: 'a log configuration',
  HealthCheck: 'a health check',
  EnvironmentFile: 'an environment file',
  ContainerDependency: 'a dependency',
  ContainerRestartPolicy: 'a restart policy',
  Device: 'a device',
  Tmpfs: 'a tmpfs mount',
};

function what({ structure }: MissingProperty): string {
  return names[structure.name] ?? 'the task definition';
}

/** Only where there is one right text, or one that everybody means. */
function fixesOf({ editor }: TaskDefinitionModel, { structure, name }: MissingProperty, section: Section): Fix[] {
  const value = knowable(structure.name, name, section);
  if (value === undefined) return [];
  const [first] = section.members;
  const place = first !== undefined && Object.keys(structure.members)[0] === name ? { before: first.key } : {};
  return suggested(`Add ${name}: ${JSON.stringify(value)}`, editor.set(section, name, value, place));
}

function knowable(structure: string, name: string, section: Section): Data | undefined {
  switch (`${structure}.${name}`) {
    case 'Ulimit.softLimit':
      return section.integer('hardLimit').value;
    case 'Ulimit.hardLimit':
      return section.integer('softLimit').value;
    case 'ContainerRestartPolicy.enabled':
      return true;
    case 'EnvironmentFile.type':
      return 's3';
    case 'LogDriverVolumeConfiguration.driver':
      return 'json-file';
    default:
      return undefined;
  }
}
