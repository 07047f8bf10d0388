import type { CompletionChoice } from '../../../engine/features';
import type { DockerfileModel } from '../../model';
import { directiveFacts } from '../../tables/directives';
import { choice, values } from './choices';
import { type Slot, slotAt, valueForm } from './slot';

/** Whether a line that begins at `lineStart` is a directive, or would be one: only directives stand above it. */
export function isAmongDirectives(model: DockerfileModel, lineStart: number): boolean {
  const last = model.directives.at(-1)?.span ?? model.shebang;
  const { text } = model;
  if (last === undefined) return text.slice(0, lineStart).replace('\uFEFF', '') === '';
  const below = text.indexOf('\n', last.end);
  return lineStart <= (below === -1 ? text.length : below + 1);
}

/** The directives that the file can still get; behind a `#!` line BuildKit does not read `escape`. */
export function directiveNames({ directives, shebang }: DockerfileModel) {
  return directiveFacts
    .filter(({ name }) => !directives.some((directive) => directive.name === name))
    .filter(({ name }) => shebang === undefined || name !== 'escape')
    .map(({ name, description }) => ({ text: `${name}=`, description }));
}

/** Whole lines, for an empty line at the top. */
export function directiveLines(model: DockerfileModel, slot: Slot): CompletionChoice[] {
  const open = directiveNames(model);
  return directiveFacts
    .filter(({ name }) => open.some(({ text }) => text === `${name}=`))
    .map(({ name, line, description }) =>
      choice(slot, 'snippet', `# ${name}=${line}`, { documentation: description, continues: line.endsWith('=') }),
    );
}

/** What `# syntax=` and `# escape=` can be. */
export function directiveValues(
  model: DockerfileModel,
  name: string,
  typed: string,
  offset: number,
): CompletionChoice[] {
  const fact = directiveFacts.find((one) => one.name === name);
  const slot = slotAt(model, offset - typed.length, offset, valueForm);
  return fact === undefined || slot === undefined ? [] : values(slot, fact.values, 'constant');
}
