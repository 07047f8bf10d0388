import { describe, type Path } from '../schema/describe';

/** Where a text with the signs of a placeholder is meant for somebody else than who fills in the file. */
interface Exception {
  /** Names of properties, from the innermost list or object outwards; `*` is any. */
  readonly place: RegExp;
  readonly forms: RegExp;
  /** Only as long as the file has no such name elsewhere. */
  readonly unlessElsewhere?: true;
}

/**
 * Sources: ECS hands commands over as they are: a shell reads `$PORT`, curl `%{http_code}`, a browser the `<html>` of a sample page; Docker, "Customize log driver output", for
 * `{{.Name}}` in tags; Amazon ECS developer guide, "awslogs", for dates and patterns.
 */
const exceptions: readonly Exception[] = [
  { place: /\.(?:command|entryPoint)$/, forms: /^(?!\{\{|<%|\$\$|#\{|@)/, unlessElsewhere: true },
  { place: /\.(?:environment|secrets|secretOptions)\.name$/, forms: /^(?:\w|__)/ },
  { place: /\.logConfiguration\.options\.(?:tag|labels|labels-regex|env|env-regex)$/, forms: /^\{\{/ },
  { place: /\.logConfiguration\.options\.awslogs-(?:datetime-format|multiline-pattern)$/, forms: /^/ },
];

/**
 * How far a placeholder at a place is to be filled in: always, never, or where its name is used elsewhere too. What the API does not know is
 * not registered, and needs no values.
 */
export function mayBeMeant(path: Path | undefined, placeholder: string): 'yes' | 'no' | 'if-elsewhere' {
  if (path === undefined || describe('task-definition', path) === undefined) return 'no';
  const place = `.${path.filter((step) => typeof step === 'string').join('.')}`;
  const found = exceptions.find((one) => one.place.test(place) && one.forms.test(placeholder));
  if (found === undefined) return 'yes';
  return found.unlessElsewhere ? 'if-elsewhere' : 'no';
}
