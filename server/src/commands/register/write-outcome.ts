import type { Colors } from 'picocolors/types';
import { jsonReport } from '../../report/json';
import { plural, textReport } from '../../report/text';
import { printable } from '../../report/width';
import type { DefinitionDifference, OpenPlaceholder } from '../../task-definition/registration';
import { colorsFor, columnsOf, note, write } from '../output';
import type { RegisterOptions } from './options';
import type { Outcome } from './outcome';

/**
 * Writes what came of a run. As text, the ARN alone goes to standard output, so that a script can take it; what a person reads goes to
 * standard error, except for findings and for what a dry run is asked for.
 */
export async function writeOutcome(outcome: Outcome, options: RegisterOptions): Promise<void> {
  if (options.format === 'json') return write(process.stdout, `${JSON.stringify(jsonOf(outcome))}\n`);
  const { status, file, message, placeholders, leftOut, differences, arn } = outcome;
  if (file.findings.length > 0) {
    const style = { colors: colorsFor(process.stdout), columns: columnsOf(process.stdout) };
    await write(process.stdout, textReport({ files: [file], failures: [] }, style));
  }
  if (status === 'incomplete') return note(openLines(file.path, placeholders));
  if (leftOut.length > 0 && status !== 'failed')
    await note(`${file.path}: left out, since ECS does not take it: ${enumerated(leftOut)}.`);
  const output = options.dryRun ? process.stdout : process.stderr;
  if (differences !== undefined && differences.length > 0)
    await write(output, differenceLines(differences, colorsFor(output)));
  if (status === 'failed') return note(`${file.path}: ${message}`);
  if (status !== 'rejected') await note(summary(outcome));
  if (arn !== undefined) await write(process.stdout, `${arn}\n`);
}

/** More names say nothing more to a person. */
const mostNames = 8;

function enumerated(names: readonly string[]): string {
  const rest = names.length - mostNames;
  return names.slice(0, mostNames).map(printable).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function summary({ status, family, previous, differences, message, arn }: Outcome): string {
  const count = differences === undefined ? '' : plural(differences.length, 'difference');
  const compared = previous === undefined ? `${family} has no revision yet` : `${count} to ${previous}`;
  switch (status) {
    case 'unchanged':
      return `Nothing differs from ${previous}, so nothing was registered.`;
    case 'would-register':
      return message === undefined
        ? `${compared}; a revision would be registered.`
        : `A revision of ${family} would be registered; it could not be compared. ${message}`;
    default:
      return `${compared}; registered ${arn?.replace(/^.*\//, '')}.`;
  }
}

const signs = { added: '+', removed: '-', changed: '~' } as const;
/** In characters; longer values say nothing more to a person. */
const longestValue = 200;

function differenceLines(differences: readonly DefinitionDifference[], colors: Colors): string {
  const paint = { added: colors.green, removed: colors.red, changed: colors.yellow };
  return differences
    .map(({ place, kind, before, after }) => {
      const values = [before, after].flatMap((value) => (value === undefined ? [] : [shortened(value)]));
      return `${paint[kind](`${signs[kind]} ${printable(place)}`)}  ${values.join(' → ')}\n`;
    })
    .join('');
}

function shortened(value: unknown): string {
  const text = printable(JSON.stringify(value));
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
}

function openLines(file: string, placeholders: readonly OpenPlaceholder[]): string {
  const lines = placeholders.map(({ name, places, isSecret, proposal }) => {
    const where = printable(places.filter((place) => place !== '').join(', '));
    // A secret on the command line could be read by others on the machine.
    return isSecret
      ? `  --set ${shellWord(name)}  ${where}, from the environment variable of that name`
      : `  --set ${shellWord(`${name}=${proposal ?? ''}`)}${proposal === undefined ? '…' : ''}  ${where}`.trimEnd();
  });
  return `${file}: ${plural(placeholders.length, 'placeholder')} without a value. Add\n${lines.join('\n')}`;
}

/** A word as a shell takes it. */
function shellWord(text: string): string {
  return /^[\w./:=@-]+$/.test(text) ? text : `'${printable(text).replaceAll("'", `'\\''`)}'`;
}

/** Within version 1 members are only added. */
function jsonOf({ file, placeholders, ...outcome }: Outcome): object {
  const [checked] = JSON.parse(jsonReport({ files: [file], failures: [] })).files;
  const { status, family, arn, previous, message, differences, leftOut } = outcome;
  return {
    version: 1,
    status,
    file: file.path,
    family,
    arn,
    previous,
    message,
    differences,
    leftOut,
    placeholders,
    diagnostics: checked.diagnostics,
  };
}
