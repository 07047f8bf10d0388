import { anywhere, fragment } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import type { UnknownProperty } from '../schema/faults';
import { fits } from '../schema/fits';
import { homeOf, meantInstead } from '../schema/suggestions';
import { faultsOf } from '../schema/validate';
import { suggested } from '../syntax/editor';

const file = 'container-definitions.json';

export const rule: TaskDefinitionRule = {
  id: 'unknown-property',
  severity: 'error',
  preset: 'recommended',
  summary: 'Amazon ECS knows no property of this name here.',
  why: 'The AWS CLI refuses a task definition with a property that the API does not have. The deployment actions and newer SDKs drop it without a word, so that a setting with a misspelt name never takes effect. Names are case-sensitive and start with a small letter.',
  aliases: ['E3002'],
  evidence: [
    {
      source: 'AWS CLI',
      reference: 'register-task-definition',
      says: 'Unknown parameter in containerDefinitions[0].portMappings[0]: "x", must be one of: containerPort, hostPort, protocol, name, appProtocol, containerPortRange',
    },
  ],
  examples: {
    bad: [
      {
        code: fragment('«"enviroment"»: [{ "name": "PORT", "value": "80" }]'),
        fixed: fragment('"environment": [{ "name": "PORT", "value": "80" }]'),
        file,
        message: 'did you mean "environment"?',
      },
      { code: fragment('«"ReadonlyRootFilesystem"»: true'), fixed: fragment('"readonlyRootFilesystem": true'), file },
      {
        code: anywhere('«"networkMode"»: "awsvpc"'),
        fixed: anywhere(),
        message: 'belongs to the task definition itself',
      },
      {
        code: fragment('«"networkMode"»: "awsvpc"'),
        fixed: fragment(''),
        file,
        message: 'around this list',
      },
      {
        code: anywhere('', '«"logConfiguration"»: { "logDriver": "awslogs" }'),
        fixed: anywhere(),
        message: 'belongs in "containerDefinitions"',
      },
    ],
    good: [
      { code: fragment('"dockerLabels": { "any": "name" },\n"{{ key }}": true'), file },
      { code: anywhere('', '"tags": [{ "key": "team", "value": "web" }]') },
    ],
  },
  check(definition, report) {
    for (const fault of faultsOf(definition)) {
      if (fault.kind !== 'unknown-property') continue;
      const { member, structure } = fault;
      const meant = meantInstead(fault, definition.form);
      const home = homeOf(definition.form, member.key);
      const renamed = meant && structure.members[meant];
      report({
        span: member.keySpan,
        message: `${whereIsNone(fault)} "${member.key}"${hint(definition.form, meant, home)}`,
        fixes: [
          ...(meant && renamed && fits(member.value, renamed.type)
            ? suggested(`Rename to ${meant}`, definition.editor.rename(member, meant))
            : []),
          // Without a required property, which this was meant to be, things would be no better.
          ...(meant && (structure.union || structure.required.includes(meant))
            ? []
            : suggested(`Remove ${member.key}`, definition.editor.removeMembers([member]))),
        ],
      });
    }
  },
};

const places: Readonly<Record<string, string>> = {
  RegisterTaskDefinition: 'A task definition',
  RegisterDaemonTaskDefinition: 'A daemon task definition',
  ContainerDefinition: 'A container definition',
  DaemonContainerDefinition: 'A container definition of a daemon',
};

function whereIsNone({ member, structure }: UnknownProperty): string {
  const { parent } = member.object;
  const holder = parent === undefined || 'object' in parent ? parent : parent.parent;
  const name = holder !== undefined && 'object' in holder ? holder.key : undefined;
  return `${places[structure.name] ?? (name === undefined ? 'This object' : `"${name}"`)} has no`;
}

function hint(form: string, meant: string | undefined, home: string | undefined): string {
  if (meant !== undefined) return `; did you mean "${meant}"?`;
  if (home === undefined) return '.';
  if (home !== 'the task definition') return `; it belongs in "${home}".`;
  return form === 'container-definitions'
    ? '; it belongs to the task definition around this list.'
    : '; it belongs to the task definition itself.';
}
