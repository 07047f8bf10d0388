import type { Command } from './command';
import type { Word } from './word';

/** How a program that runs another is called. */
interface Wrapper {
  /** Its options that take the next word as their value. */
  readonly valued?: readonly string[];
  /** How many words stand between the options and the program. */
  readonly operands?: number;
  /** Whether `NAME=value` may stand before the program. */
  readonly sets?: boolean;
}

/** Programs that run another one, as their manuals say. */
const wrappers: Readonly<Record<string, Wrapper>> = {
  sudo: { valued: ['-C', '-D', '-g', '-h', '-p', '-R', '-r', '-T', '-t', '-U', '-u', '--user', '--group'], sets: true },
  doas: { valued: ['-C', '-u'] },
  env: { valued: ['-C', '-u', '--chdir', '--unset'], sets: true },
  command: {},
  builtin: {},
  exec: { valued: ['-a'] },
  nohup: {},
  time: { valued: ['-f', '-o'] },
  nice: { valued: ['-n'] },
  ionice: { valued: ['-c', '-n'] },
  stdbuf: { valued: ['-e', '-i', '-o'] },
  timeout: { valued: ['-k', '-s'], operands: 1 },
  xargs: { valued: ['-a', '-d', '-E', '-I', '-L', '-n', '-P', '-s'] },
  chroot: { operands: 1 },
  gosu: { operands: 1 },
  'su-exec': { operands: 1 },
  setarch: { operands: 1 },
  linux32: {},
  linux64: {},
  eatmydata: {},
  fakeroot: {},
  busybox: {},
  tini: {},
  'dumb-init': {},
};

const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'zsh']);
const pythonPattern = /^(?:python|pypy)[\d.]*$/;

/** Whether a program is a shell that reads scripts as POSIX says. */
export function isPosixShell(name: string): boolean {
  return shells.has(name);
}

/** What a command runs in its turn: a program with words, or a script in one word. */
export type Wrapped =
  | { readonly kind: 'program'; readonly words: readonly Word[] }
  | { readonly kind: 'script'; readonly word: Word; readonly hasPipefail: boolean };

/** What a command runs in its turn; `undefined` where it runs nothing else, or that is not known. */
export function wrappedBy(command: Command): Wrapped | undefined {
  const { name } = command;
  if (shells.has(name) || name === 'su') return scriptOf(command);
  if (name === 'uv') return command.words[1]?.text === 'pip' ? program(command, 1) : undefined;
  if (pythonPattern.test(name)) return moduleOf(command);
  const wrapper = Object.hasOwn(wrappers, name) ? wrappers[name] : undefined;
  if (wrapper === undefined) return undefined;
  const index = skipOptions(command.words, wrapper);
  return index === undefined ? undefined : program(command, index + (wrapper.operands ?? 0));
}

function program({ words }: Command, index: number): Wrapped | undefined {
  return index < words.length ? { kind: 'program', words: words.slice(index) } : undefined;
}

function skipOptions(words: readonly Word[], { valued = [], sets }: Wrapper): number | undefined {
  for (let index = 1; index < words.length; index++) {
    const { text, isConstant } = words[index] as Word;
    if (sets && /^\w+=/.test(text)) continue;
    if (!isConstant) return undefined;
    if (text === '--') return index + 1;
    if (!text.startsWith('-') || text === '-') return index;
    const last = text.startsWith('--') ? text : `-${text.at(-1)}`;
    if (valued.includes(last)) index++;
  }
  return undefined;
}

/** The script of `sh -c`, and of `bash -euxo pipefail -c`. */
function scriptOf({ words }: Command): Wrapped | undefined {
  let hasPipefail = false;
  for (let index = 1; index < words.length; index++) {
    const { text, isConstant } = words[index] as Word;
    if (!isConstant) return undefined;
    if (text === 'pipefail') hasPipefail = true;
    if (!/^-[A-Za-z]*c$/.test(text)) continue;
    const word = words[index + 1];
    return word === undefined ? undefined : { kind: 'script', word, hasPipefail };
  }
  return undefined;
}

/** `python -m pip` is `pip`. */
function moduleOf(command: Command): Wrapped | undefined {
  const index = command.words.findIndex(({ text }, place) => place > 0 && text === '-m');
  return index === -1 ? undefined : program(command, index + 1);
}
