import type { DockerfileModel, Statement } from '../../model';
import { portValues, type ValueFact } from '../../tables/values';

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
    for (const name of created(instruction.arguments.text, 'user')) found.add(name);
  const seen = [...found].map((value) => ({ value, description: '' }));
  const known = [
    { value: 'nobody', description: 'A user without rights that most images have.' },
    { value: 'root', description: 'The user who may do everything; the default.' },
  ];
  return [...seen, ...known.filter(({ value }) => !found.has(value))];
}

/** Groups that the file speaks of: those that commands add, those behind a colon, and each user's own. */
export function groups(model: DockerfileModel): ValueFact[] {
  const found = new Set<string>();
  for (const { instruction } of model.of('RUN'))
    for (const kind of ['group', 'user'] as const)
      for (const name of created(instruction.arguments.text, kind)) found.add(name);
  const named = [
    ...owners(model).map(({ value }) => value),
    ...model.of('USER').map(({ instruction }) => instruction.arguments.text),
  ];
  for (const text of named) {
    const [, group] = /^[^:\s]*:([^:\s]+)$/.exec(text) ?? [];
    if (group !== undefined) found.add(group);
  }
  return [...found, 'root'].map((value) => ({ value, description: '' }));
}

/** The users or groups that a command adds: the last word behind `useradd` or `adduser`. */
function created(command: string, kind: 'user' | 'group'): string[] {
  if (!command.includes(`${kind}add`) && !command.includes(`add${kind}`)) return [];
  const pattern = new RegExp(`\\b(?:${kind}add|add${kind})\\s([^&|;\n]*)`, 'g');
  return [...command.matchAll(pattern)].flatMap(([, rest = '']) => {
    const last = rest.trim().split(/\s+/).at(-1) ?? '';
    return /^[a-z_][\w-]*$/.test(last) ? [last] : [];
  });
}

/** Ports that the file speaks of: the values of variables such as PORT, and what a health check asks on this host. */
export function ports(model: DockerfileModel): ValueFact[] {
  const found = new Set<string>();
  for (const { instruction } of [...model.of('ENV'), ...model.of('ARG')])
    for (const { key, value } of instruction.pairs) {
      const [, port] = /^["']?(\d{1,5})["']?$/.exec(value?.text ?? '') ?? [];
      if (port !== undefined && /PORT$/i.test(key.text)) found.add(port);
    }
  for (const { instruction } of model.of('HEALTHCHECK'))
    for (const [, port = ''] of instruction.arguments.text.matchAll(/\b(?:localhost|127\.0\.0\.1):(\d{1,5})/g))
      found.add(port);
  const seen = [...found].map((value) => ({ value, description: '' }));
  return [...seen, ...portValues.filter(({ value }) => !found.has(value))];
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
