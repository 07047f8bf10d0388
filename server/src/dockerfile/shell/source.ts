import type { Span } from '../../engine/span';
import type { Instruction } from '../syntax/instruction';
import type { HeredocBody } from '../syntax/scanner';
import { SourcedText } from '../syntax/sourced-text';
import { programName } from './command';
import { isPosixShell } from './wrappers';

/** The text that a shell reads. */
export interface ScriptSource {
  readonly text: SourcedText;
  /** Whether the text says which shell runs it, whatever SHELL is in force. */
  readonly namesShell: boolean;
  /** Whether a pipe fails with its first part from the start. */
  readonly hasPipefail: boolean;
  /** The heredoc that is the script. */
  readonly heredoc: HeredocBody | undefined;
}

/** What a shell reads of a RUN, CMD, ENTRYPOINT or HEALTHCHECK that is no JSON array; `undefined` for a script of another language. */
export function scriptSource(instruction: Instruction): ScriptSource | undefined {
  const { heredocs, line, arguments: rest } = instruction;
  const [first, ...more] = heredocs;
  if (first === undefined) return { text: rest, namesShell: false, hasPipefail: false, heredoc: undefined };
  const { from, to } = first.opener;
  const isScript = more.length === 0 && line.text.slice(from, to) === rest.text;
  if (!isScript) return { text: withBodies(instruction), namesShell: false, hasPipefail: false, heredoc: undefined };
  const text = SourcedText.join(instruction.source, lines(instruction.source, first.body));
  const shebang = /^#!\s*(\S+)(.*)/.exec(text.text);
  if (shebang === null) return { text, namesShell: false, hasPipefail: false, heredoc: first };
  const [, path = '', options = ''] = shebang;
  const name = programName(path);
  const shell = name === 'env' ? (options.trim().split(/\s+/)[0] ?? '') : name;
  if (!isPosixShell(shell)) return undefined;
  return { text, namesShell: true, hasPipefail: options.includes('pipefail'), heredoc: first };
}

/** The line with the bodies of its heredocs below it, as the shell sees them. */
function withBodies({ source, arguments: rest, heredocs }: Instruction): SourcedText {
  const pieces = rest.pieces();
  for (const { body, terminator } of heredocs) {
    if (pieces.length === rest.pieces().length) pieces.push({ start: body.start - 1, end: body.start });
    pieces.push(...lines(source, { start: body.start, end: terminator?.end ?? body.end }));
    pieces.push({ start: body.start - 1, end: body.start });
  }
  return SourcedText.join(source, pieces);
}

/** A span without the carriage returns at the ends of its lines. */
function lines(source: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  let from = start;
  for (let at = source.indexOf('\r\n', from); at !== -1 && at < end; at = source.indexOf('\r\n', from)) {
    found.push({ start: from, end: at });
    from = at + 1;
  }
  found.push({ start: from, end });
  return found;
}
