import type { Fix, Severity } from '../../engine/finding';
import type { ForeignProblem } from '../../engine/lint';
import type { DockerfileModel, Statement } from '../model';
import type { Stage } from '../stages';
import type { SourcedText } from '../syntax/sourced-text';

/** A script for ShellCheck. Jobs of the same key have the same result. */
export interface ShellCheckJob {
  readonly statement: Statement;
  /** The dialect; absent where the script names its shell in a first line. */
  readonly shell: string | undefined;
  /** What ShellCheck reads: a line that sets the variables of the file, and the script. */
  readonly input: string;
  readonly key: string;
  /** The script; its spans count from the statement's start. */
  readonly text: SourcedText;
}

/** What ShellCheck says of a script, as it writes it: `--format=json1`. Lines and columns count from 1, columns in characters. */
export interface ShellCheckComment extends ShellCheckRange {
  readonly level: string;
  readonly code: number;
  readonly message: string;
  readonly fix: { readonly replacements: readonly (ShellCheckRange & { readonly replacement: string })[] } | null;
}

interface ShellCheckRange {
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  readonly endColumn: number;
}

const repeatedBlanks = 2291;

/** Shells that ShellCheck calls otherwise. */
const dialects: Readonly<Record<string, string>> = { ash: 'dash', zsh: 'bash' };

/** The scripts of the RUNs that a POSIX shell runs. */
export function shellCheckJobs(dockerfile: DockerfileModel): ShellCheckJob[] {
  const first = firstSet(dockerfile);
  return dockerfile.of('RUN').flatMap((statement) => {
    const { source, text, namesShell } = statement.instruction.script;
    const shell = dockerfile.shells.at(statement);
    if (source === undefined || text.length === 0 || !(namesShell || shell.isPosix)) return [];
    const dialect = namesShell ? undefined : (dialects[shell.name] ?? shell.name);
    const input = namesShell ? text.text : `${settingLine(statement, first)}\n${text.text}\n`;
    return [{ statement, shell: dialect, input, key: `${dialect} ${input}`, text }];
  });
}

/** Where each stage first sets a name. */
type FirstSet = ReadonlyMap<Stage, ReadonlyMap<string, number>>;

function firstSet(dockerfile: DockerfileModel): FirstSet {
  const first = new Map<Stage, Map<string, number>>();
  for (const { stage, index, instruction } of [...dockerfile.of('ARG'), ...dockerfile.of('ENV')]) {
    if (stage === undefined) continue;
    const own = first.get(stage) ?? new Map<string, number>();
    for (const { key } of instruction.pairs) own.set(key.text, Math.min(own.get(key.text) ?? index, index));
    first.set(stage, own);
  }
  return first;
}

/** Sets the ARGs and ENVs that a script uses: ShellCheck asks where names in lower case come from. */
function settingLine({ stage, index, instruction }: Statement, first: FirstSet): string {
  const used = new Set([...instruction.script.text.text.matchAll(/\$\{?([a-z_]\w*)/g)].map(([, name = '']) => name));
  const set = [...used].filter((name) => {
    for (let at = stage; at !== undefined; at = at.parent)
      if ((first.get(at)?.get(name) ?? Number.POSITIVE_INFINITY) < index) return true;
    return false;
  });
  return set.length === 0 ? '' : `export ${set.map((name) => `${name}=''`).join(' ')}`;
}

const severityOf: Readonly<Record<string, Severity>> = {
  error: 'error',
  warning: 'warning',
  info: 'information',
  style: 'hint',
};

/** What ShellCheck says of a script, at its place in the file. */
export function shellCheckProblems(job: ShellCheckJob, comments: readonly ShellCheckComment[]): ForeignProblem[] {
  const places = new Places(job);
  const end = Math.max(1, job.text.text.trimEnd().length);
  return comments.flatMap((comment) => {
    const [from, to] = places.of(comment);
    // Blanks that the line below is indented with are nobody's.
    if (comment.code === repeatedBlanks && !job.text.isContiguous(from, to)) return [];
    return {
      id: `SC${comment.code}`,
      problem: {
        span: job.statement.at(job.text.span(Math.min(from, end - 1), Math.max(to, Math.min(from + 1, end)))),
        message: comment.message,
        severity: severityOf[comment.level] ?? 'warning',
        fixes: fixesOf(job, comment, places),
      },
    };
  });
}

function fixesOf({ statement, text }: ShellCheckJob, { fix }: ShellCheckComment, places: Places): Fix[] {
  const replacements = (fix?.replacements ?? []).map((range) => ({ place: places.of(range), text: range.replacement }));
  if (replacements.length === 0) return [];
  if (replacements.some(({ place: [from, to], text: line }) => !text.isContiguous(from, to) || line.includes('\n')))
    return [];
  const edits = replacements.map(({ place: [from, to], text: line }) => ({
    span: statement.at(text.span(from, to)),
    text: line,
  }));
  return [{ title: 'Change as ShellCheck proposes', safety: 'suggested', edits }];
}

/** Turns lines and columns of what ShellCheck has read into places in the script. */
class Places {
  readonly #lines: { readonly start: number; readonly text: string }[] = [];
  readonly #before: number;
  readonly #last: number;

  constructor({ input, shell, text }: ShellCheckJob) {
    let start = 0;
    for (const line of input.split('\n')) {
      this.#lines.push({ start, text: line });
      start += line.length + 1;
    }
    this.#last = text.text.trimEnd().length;
    this.#before = shell === undefined ? 0 : input.length - text.length - 1;
  }

  of({ line, column, endLine, endColumn }: ShellCheckRange): [from: number, to: number] {
    return [this.#at(line, column), this.#at(endLine, endColumn)];
  }

  #at(line: number, column: number): number {
    const { start, text } = this.#lines[Math.min(line, this.#lines.length) - 1] ?? { start: 0, text: '' };
    // Columns count characters, and some of those are two units.
    const units = /[\uD800-\uDBFF]/.test(text) ? [...text].slice(0, column - 1).join('').length : column - 1;
    return Math.max(0, Math.min(start + Math.min(units, text.length) - this.#before, this.#last));
  }
}
