import type { Fix, Safety } from '../../engine/finding';
import type { DockerfileModel, Statement } from '../model';
import type { DockerfileRule } from '../rule';
import { addingOption } from '../shell/adding';
import { allAlike, others } from '../shell/alike';
import { appending } from '../shell/appending';
import { hasOption, readCall } from '../shell/call';
import { isMounted, removes } from '../shell/cleaning';
import type { Command } from '../shell/command';
import type { Script } from '../shell/script';
import type { Word } from '../shell/word';
import { aptGet, type PackageCache, type PackageManager } from '../tables/package-managers';
import type { PackageRule } from './description';
import { areListsNeeded } from './lists';

/** A rule that finds where a package manager leaves files in the image that nobody needs. */
export interface CleanRule extends PackageRule {
  /** The subcommands that leave them. */
  readonly leaving: readonly string[];
  /** What they are: `the package lists`. */
  readonly what: string;
  readonly safety: Safety;
  /** Where they lie, and how they go. */
  readonly cache: PackageCache;
}

/** A rule that finds where a package manager leaves files in the image that nobody needs. */
export function cleaning({ manager, cache, leaving, what, safety, ...description }: CleanRule): DockerfileRule {
  const { programs } = manager;
  const subcommandOf = (command: Command) => readCall(command, manager.valued).subcommand as Word;
  const leaves = (command: Command) => {
    if (!programs.includes(command.name) || command.wrapper?.name === 'uv') return false;
    const call = readCall(command, manager.valued);
    if (call.subcommand === undefined || !leaving.includes(call.subcommand.text)) return false;
    if (cache.option === undefined) return true;
    const isOff = hasOption(call, cache.option, '--cache-dir', '--root', '-p', '--no-network');
    return !call.isUnclear && !isOff && !(cache.variable !== undefined && command.sets(cache.variable));
  };
  /** The program with its subcommand; in a JSON array these are two strings. */
  const callSpan = (command: Command) => {
    const { start, end } = subcommandOf(command).span;
    return { start: command.script.instruction.json === undefined ? command.program.span.start : start, end };
  };
  const setters = new WeakMap<DockerfileModel, readonly Statement[]>();
  const cleaned = new WeakMap<Script, boolean>();
  const isCleaned = (script: Script) => {
    const known = cleaned.get(script) ?? (cleansUp(script, manager, cache) || exportsVariable(script, cache));
    cleaned.set(script, known);
    return known;
  };
  return {
    ...description,
    severity: 'information',
    preset: 'recommended',
    script: {
      programs,
      words: leaving,
      command(command, report) {
        const { script } = command;
        if (!leaves(command) || isCleaned(script)) return;
        const all = allAlike(command, leaves);
        if (all === undefined) return;
        const spans = all.map(callSpan);
        const advice =
          cache.option === undefined
            ? `End the same RUN with ${cleaningBy(command, manager, cache)}`
            : `Add ${cache.option}`;
        report({
          span: callSpan(command),
          message: `This leaves ${what} in the image, which nobody needs there. ${advice}, or mount a cache.`,
          related: others(spans),
          fixes: fixesFor(all, manager, cache, safety),
        });
      },
    },
    settle(problem, statement, dockerfile) {
      const { stage } = statement;
      if (stage === undefined || !dockerfile.shipped.has(stage)) return undefined;
      const known = setters.get(dockerfile) ?? settersOf(cache, dockerfile);
      setters.set(dockerfile, known);
      if (isAbove(known, statement)) return undefined;
      if (manager.programs !== aptGet.programs || !areListsNeeded(statement)) return problem;
      const message = `A RUN below installs from ${what}, so they stay in the image. Update and install in one RUN, and end it with ${cache.command}.`;
      return { ...problem, message, fixes: [] };
    },
  };
}

function cleansUp(script: Script, { programs }: PackageManager, cache: PackageCache): boolean {
  const cleans = ({ name, words }: Command) =>
    programs.includes(name) && words.some(({ text }) => cache.clean?.includes(text));
  return isMounted(script, cache.folders) || removes(script, cache.folders) || script.commands.some(cleans);
}

function fixesFor(commands: readonly Command[], manager: PackageManager, cache: PackageCache, safety: Safety): Fix[] {
  const [first] = commands;
  if (first === undefined) return [];
  if (cache.option !== undefined) {
    const words = commands.map((command) => readCall(command, manager.valued).subcommand as Word);
    return [addingOption(words, cache.option, safety)];
  }
  const added = cleaningBy(first, manager, cache);
  const edit = appending(first.script, added);
  return edit === undefined ? [] : [{ title: `Add ${added}`, safety, edits: [edit] }];
}

/** The cleaning command, called as the package manager was: `microdnf clean all`. */
function cleaningBy({ name }: Command, { programs }: PackageManager, { command = '' }: PackageCache): string {
  const [first = ''] = programs;
  return command.startsWith(`${first} `) ? name + command.slice(first.length) : command;
}

/** Whether the script itself sets the variable. */
function exportsVariable({ commands }: Script, { variable }: PackageCache): boolean {
  if (variable === undefined) return false;
  return commands.some(({ name, words }) => name === 'export' && words.some(({ text }) => text.startsWith(variable)));
}

/** The ENVs and ARGs that set the variable. */
function settersOf({ variable }: PackageCache, dockerfile: DockerfileModel): readonly Statement[] {
  const sets = ({ instruction }: Statement) => instruction.pairs.some(({ key }) => key.text === variable);
  return variable === undefined ? [] : [...dockerfile.of('ENV'), ...dockerfile.of('ARG')].filter(sets);
}

/** Whether one of the statements stands above another, in its stage or one that it builds on. */
function isAbove(setters: readonly Statement[], { stage, index }: Statement): boolean {
  for (let above = stage; above !== undefined && setters.length > 0; above = above.parent)
    if (setters.some((setter) => setter.stage === above && setter.index < index)) return true;
  return false;
}
