import type { Path } from '../schema/describe';

/** Where a text with the signs of a placeholder is meant for somebody else than who fills in the file. */
interface Exception {
  /** Names of properties, from the innermost list or object outwards; `*` is any. */
  readonly place: RegExp;
  readonly forms: RegExp;
  /** Only as long as the file has no such name elsewhere. */
  readonly unlessElsewhere?: true;
}

/**
 * Sources: ECS hands commands over as they are, and a shell in the container reads `$PORT`; Docker, "Customize log driver output", for
 * `{{.Name}}` in tags; Amazon ECS developer guide, "awslogs", for dates and patterns.
 */
const exceptions: readonly Exception[] = [
  { place: /\.(?:command|entryPoint)$/, forms: /^(?:\$|%\w|__|\{[A-Za-z_]|\[|\w)/, unlessElsewhere: true },
  { place: /\.(?:environment|secrets|secretOptions)\.name$/, forms: /^(?:\w|__)/ },
  { place: /\.logConfiguration\.options\.(?:tag|labels|labels-regex|env|env-regex)$/, forms: /^\{\{/ },
  { place: /\.logConfiguration\.options\.awslogs-(?:datetime-format|multiline-pattern)$/, forms: /^/ },
];

/** How far a placeholder at a place is to be filled in: always, never, or where its name is used elsewhere too. */
export function mayBeMeant(path: Path, placeholder: string): 'yes' | 'no' | 'if-elsewhere' {
  const place = `.${path.filter((step) => typeof step === 'string').join('.')}`;
  const found = exceptions.find((one) => one.place.test(place) && one.forms.test(placeholder));
  if (found === undefined) return 'yes';
  return found.unlessElsewhere ? 'if-elsewhere' : 'no';
}
