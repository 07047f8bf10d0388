import type { DockerfileModel } from '../dockerfile/model';

/** What a build of a Dockerfile takes besides the context. */
export interface BuildInputs {
  /** `line`: from 0. */
  readonly stages: readonly { readonly name?: string; readonly label: string; readonly line: number }[];
  /** The ARGs, each once. */
  readonly args: readonly { readonly name: string; readonly default?: string }[];
  /** The secrets that RUN mounts, each once. */
  readonly secrets: readonly { readonly id: string; readonly env?: string; readonly isRequired: boolean }[];
}

/** Reads what a build takes. Values with variables in them are no defaults that a person could be shown. */
export function buildInputs(model: DockerfileModel): BuildInputs {
  const { text, stages } = model;
  const args = new Map<string, string | undefined>();
  for (const { instruction } of model.of('ARG'))
    for (const { key, value } of instruction.pairs) args.set(key.text, args.get(key.text) ?? plain(value?.text));
  return {
    stages: stages.map(({ name, label, from }) => ({ name, label, line: lineOf(text, from.start) })),
    args: [...args].map(([name, value]) => ({ name, default: value })),
    secrets: secretsOf(model),
  };
}

function plain(value: string | undefined): string | undefined {
  return value === undefined || value.includes('$') ? undefined : value.replace(/^(["'])(.*)\1$/, '$2');
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}

/** Source: Dockerfile reference, `RUN --mount=type=secret`: without an id the name of the target's file counts. */
function secretsOf(model: DockerfileModel): BuildInputs['secrets'] {
  const secrets = new Map<string, { id: string; env?: string; isRequired: boolean }>();
  for (const mount of model.of('RUN').flatMap(({ instruction }) => instruction.mounts)) {
    if (mount.field('type')?.value?.text.toLowerCase() !== 'secret') continue;
    const target = mount.field('target', 'dst', 'destination')?.value?.text;
    const id = mount.field('id')?.value?.text ?? target?.split('/').at(-1);
    if (id === undefined || id === '' || id.includes('$')) continue;
    const required = mount.field('required');
    const isRequired = required !== undefined && !/^(?:false|0)$/i.test(required.value?.text ?? 'true');
    const known = secrets.get(id);
    const env = known?.env ?? mount.field('env')?.value?.text;
    secrets.set(id, { id, env, isRequired: isRequired || known?.isRequired === true });
  }
  return [...secrets.values()];
}
