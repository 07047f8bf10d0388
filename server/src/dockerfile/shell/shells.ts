import type { DockerfileModel, Statement } from '../model';
import type { Stage } from '../stages';
import { programName } from './command';
import { isPosixShell } from './wrappers';

/** The shell that runs what is no JSON array. */
export interface Shell {
  /** Without its folder: `sh`, `bash`. */
  readonly name: string;
  /** Whether it reads scripts as POSIX says. PowerShell, cmd and what is not known do not. */
  readonly isPosix: boolean;
  /** Whether a pipe fails with its first part. */
  readonly hasPipefail: boolean;
}

const standard: Shell = { name: 'sh', isPosix: true, hasPipefail: false };
const other: Shell = { name: '', isPosix: false, hasPipefail: false };
const windowsImage = /windows|nanoserver|servercore|dotnet-?\/?framework/i;
/** hadolint's comment for files whose shell SHELL does not say. */
const shellComment = /^hadolint\s+shell\s*=\s*(\S+)/;

/** Which shell is in force where: `/bin/sh -c`, or `cmd` on Windows, until SHELL names another; what builds on a stage begins with its last one. */
export class Shells {
  readonly #atEnd = new Map<Stage, Shell>();
  /** Only of stages with a SHELL. */
  readonly #at = new Map<Statement, Shell>();

  constructor(readonly dockerfile: DockerfileModel) {
    const commented = dockerfile.commented.filter((statement) => shellInComments(statement) !== undefined);
    const changing = new Set([...dockerfile.of('SHELL'), ...commented].map(({ stage }) => stage));
    for (const stage of dockerfile.stages) {
      const shell = (stage.parent && this.#atEnd.get(stage.parent)) ?? this.#first(stage);
      this.#atEnd.set(stage, changing.has(stage) ? this.#follow(stage, shell) : shell);
    }
  }

  /** The shell in force at a statement. */
  at(statement: Statement): Shell {
    return this.#at.get(statement) ?? (statement.stage && this.#atEnd.get(statement.stage)) ?? standard;
  }

  #follow(stage: Stage, first: Shell): Shell {
    let shell = first;
    for (const statement of stage.statements) {
      shell = shellInComments(statement) ?? shell;
      if (statement.keyword === 'SHELL') shell = shellOf(statement) ?? shell;
      this.#at.set(statement, shell);
    }
    return shell;
  }

  #first({ image, platform }: Stage): Shell {
    const isWindows = windowsImage.test(image?.text ?? '') || /^windows/i.test(platform?.value?.text ?? '');
    // The back tick escapes in files for Windows, whose paths hold backslashes.
    return isWindows || this.dockerfile.escapeCharacter === '`' ? other : standard;
  }
}

/** The shell that a comment above a statement names. */
function shellInComments({ comments }: Statement): Shell | undefined {
  for (const { text } of comments) {
    const name = shellComment.exec(text)?.[1];
    if (name !== undefined) return isPosixShell(programName(name)) ? standard : other;
  }
  return undefined;
}

function shellOf({ instruction }: Statement): Shell | undefined {
  if (instruction.json?.kind !== 'strings') return undefined;
  const [program, ...options] = instruction.operands.map(({ text }) => text);
  if (program === undefined) return undefined;
  const name = programName(program.replaceAll('\\', '/')).toLowerCase();
  if (!isPosixShell(name)) return other;
  return { name, isPosix: true, hasPipefail: options.some((option) => option.includes('pipefail')) };
}
