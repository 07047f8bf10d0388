import type { TaskDefinitionModel } from '../model';

/** Files of other kinds, by how they start, and what to do with them. */
const otherKinds: readonly (readonly [start: RegExp, says: string])[] = [
  [
    /^\s*(?:resource|data|variable|locals|module|provider|terraform)\b[^:]*[{"]/,
    'This is Terraform, which registers its task definitions itself; run "terraform apply".',
  ],
  [/^\s*(?:---|#|[\w-]+\s*:)/, 'This looks like YAML. Convert it to JSON first, with "yq -o json" for example.'],
];

/** Why a file can never be registered, whatever is filled in; `undefined` if it can. */
export function problemOf({ text, syntax, root, form, wrapper, task }: TaskDefinitionModel): string | undefined {
  if (syntax.refusal !== undefined) return `This is no task definition: ${syntax.refusal}.`;
  if (text.trim() === '') return 'The file is empty; a task definition is a JSON object.';
  if (root?.kind === 'array')
    return 'These are container definitions alone. To register them, put the list into "containerDefinitions" of an object that also has a "family".';
  if (root?.kind !== 'object')
    return otherKinds.find(([start]) => start.test(text))?.[1] ?? 'A task definition is a JSON object; this is none.';
  if (form === 'daemon-task-definition')
    return 'This is the task definition of a daemon, which RegisterTaskDefinition does not take; register it with "aws ecs register-daemon-task-definition".';
  if (['Resources', 'AWSTemplateFormatVersion'].some((key) => task.member(key) !== undefined))
    return 'This is a CloudFormation template, which registers its task definitions when its stack is deployed.';
  const isOne = wrapper !== undefined || task.has('containerDefinitions') !== 'no' || task.has('family') !== 'no';
  return isOne ? undefined : 'This is no task definition: it has neither "family" nor "containerDefinitions".';
}

/** Why a template cannot be filled in here. */
export function statementProblem(statement: string): string {
  const [line = ''] = statement.split('\n');
  return `The file has statements of a template, such as ${line.slice(0, 60)}, which only its template engine can carry out. Register what it makes of the file.`;
}
