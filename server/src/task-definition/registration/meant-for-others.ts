import { describe, type Path } from '../schema/describe';
import { holdsPlaceholder } from '../tables/placeholders';

/** Where a text with the signs of a placeholder is meant for somebody else than who fills in the file. */
interface Exception {
  /** The names that lead there, a dot before each: `.containerDefinitions.command`. */
  readonly place: RegExp;
  /** What the text begins with. */
  readonly forms: RegExp;
  /** Only as long as the file has no such name elsewhere. */
  readonly unlessElsewhere?: true;
}

/**
 * ECS hands commands over as they are: a shell reads `$PORT`, curl `%{http_code}`, a browser the `<html>` of a sample page. Variables may be
 * called `AWS_REGION`. Sources of the others: Docker, "Customize log driver output", for `{{.Name}}`; Fluent Bit, outputs CloudWatch and S3, for
 * `$(ecs_task_id)` and `$UUID`; Datadog, "Autodiscovery template variables", for `%%host%%`; Amazon ECS developer guide, "Using the awslogs log
 * driver", for dates and patterns.
 */
const exceptions: readonly Exception[] = [
  { place: /\.(?:command|entryPoint)$/, forms: /^(?!\{\{|<%|\$\$|#\{|@)/, unlessElsewhere: true },
  { place: /\.(?:environment|secrets|secretOptions)\.name$/, forms: /^(?:\w|__)/ },
  { place: /\.logConfiguration\.options\.(?:tag|labels|labels-regex|env|env-regex)$/, forms: /^\{\{/ },
  { place: /\.logConfiguration\.options\./, forms: /^\$(?:\((?:ecs_|tag|uuid)|TAG$|UUID$)/ },
  { place: /\.dockerLabels\./, forms: /^(?:%|\{[A-Za-z_])/, unlessElsewhere: true },
  { place: /\.logConfiguration\.options\.awslogs-(?:datetime-format|multiline-pattern)$/, forms: /^/ },
];

/** Whether the API knows a place, or may once a name is filled in; what it does not know is not registered, and needs no values. */
export function mayBeDescribed(path: Path | undefined): boolean {
  if (path === undefined) return false;
  return path.some((step) => holdsPlaceholder(String(step))) || describe('task-definition', path) !== undefined;
}

/** How far a placeholder in a string is to be filled in: always, never, or where its name is used elsewhere too. */
export function mayBeMeant(path: Path | undefined, placeholder: string): 'yes' | 'no' | 'if-elsewhere' {
  const place = `.${(path ?? []).filter((step) => typeof step === 'string').join('.')}`;
  const found = exceptions.find((one) => one.place.test(place) && one.forms.test(placeholder));
  if (found === undefined) return 'yes';
  return found.unlessElsewhere ? 'if-elsewhere' : 'no';
}
