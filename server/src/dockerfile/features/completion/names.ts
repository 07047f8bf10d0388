import type { DockerfileModel, Statement } from '../../model';
import type { ValueFact } from '../../tables/values';

/** Users and groups as `--chown` takes them: those of other `--chown`s, and of USER. */
export function owners(model: DockerfileModel): ValueFact[] {
  const found = new Set<string>();
  for (const { instruction } of model.statements) {
    const { value } = instruction.flag('chown') ?? {};
    if (value !== undefined && value.length > 0) found.add(value.text);
  }
  for (const { value } of users(model)) found.add(value);
  return [...found].map((value) => ({ value, description: '' }));
}

/** Users that the file speaks of, and two that every image has. */
export function users(model: DockerfileModel): ValueFact[] {
  const found = new Set<string>();
  for (const { instruction } of model.of('USER'))
    if (instruction.words.length === 1) found.add(instruction.arguments.text);
  for (const { instruction } of model.of('RUN'))
    for (const name of created(instruction.arguments.text)) found.add(name);
  const seen = [...found].map((value) => ({ value, description: '' }));
  const known = [
    { value: 'nobody', description: 'A user without rights that most images have.' },
    { value: 'root', description: 'The user who may do everything; the default.' },
  ];
  return [...seen, ...known.filter(({ value }) => !found.has(value))];
}

/** The users that a command adds: the last word behind `useradd` or `adduser`. */
function created(command: string): string[] {
  if (!/(?:useradd|adduser)/.test(command)) return [];
  return [...command.matchAll(/\b(?:useradd|adduser)\s([^&|;\n]*)/g)].flatMap(([, rest = '']) => {
    const last = rest.trim().split(/\s+/).at(-1) ?? '';
    return /^[a-z_][\w-]*$/.test(last) ? [last] : [];
  });
}

/** The folders that other WORKDIRs of the file name. */
export function workFolders(model: DockerfileModel, except: Statement): ValueFact[] {
  const found = new Set<string>();
  for (const statement of model.of('WORKDIR')) {
    const { text } = statement.instruction.arguments;
    if (statement !== except && text !== '' && !/\s/.test(text)) found.add(text);
  }
  return [...found].map((value) => ({ value, description: '' }));
}
