import { isLevel, levels, unknownRule } from '../configuration/levels';
import { idsOf } from '../engine/registry';
import { type Preset, presets } from '../engine/rule';
import { type Level, type Levels, type Threshold, thresholds } from '../engine/settings';
import { alternatives } from '../engine/suggestion';
import { allRules } from '../languages';
import type { ConfigurationSource } from './configurations';
import { UsageError } from './usage-error';

/** The forms of a report. */
export const formats = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof formats)[number];

/** What the parser of the command line hands over. */
export interface RawLintOptions {
  readonly format?: string;
  readonly preset?: string;
  readonly rule?: readonly string[];
  readonly failOn?: string;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly shellcheck?: boolean;
  readonly config?: string | boolean;
}

/** What is to be done, checked. */
export interface LintOptions {
  /** Files and folders, as named. */
  readonly paths: readonly string[];
  /** Standard input, under this name, instead of files. */
  readonly stdinName?: string;
  readonly format: Format;
  readonly preset?: Preset;
  readonly rules: Levels;
  /** Absent: as the configuration says. */
  readonly failOn?: Threshold;
  readonly fix: 'no' | 'write' | 'show';
  readonly shellcheck: boolean;
  readonly configuration: ConfigurationSource;
}

/** @throws UsageError where options contradict each other or name what there is not. */
export function lintOptions(paths: readonly string[], raw: RawLintOptions): LintOptions {
  refuseContradictions(paths, raw);
  return {
    paths: paths.length === 0 ? ['.'] : paths,
    stdinName: raw.stdin ? raw.stdinFilename : undefined,
    format: oneOf(formats, raw.format ?? 'text', '--format'),
    preset: raw.preset === undefined ? undefined : oneOf(presets, raw.preset, '--preset'),
    rules: Object.fromEntries((raw.rule ?? []).flatMap(ruleLevels)),
    failOn: raw.failOn === undefined ? undefined : oneOf(thresholds, raw.failOn, '--fail-on'),
    fix: raw.fix ? (raw.dryRun ? 'show' : 'write') : 'no',
    shellcheck: raw.shellcheck === true,
    configuration: configurationSource(raw.config),
  };
}

function refuseContradictions(paths: readonly string[], raw: RawLintOptions): void {
  const empty = paths.indexOf('');
  if (empty !== -1) throw new UsageError('A path is empty; write `.` for the current folder.');
  if (raw.stdin && paths.length > 0)
    throw new UsageError('Leave out either --stdin or the paths; both cannot be read at once.');
  if (raw.stdin && !raw.stdinFilename) {
    throw new UsageError('--stdin needs a name that tells the kind of the document: add --stdin-filename Dockerfile.');
  }
  if (!raw.stdin && raw.stdinFilename !== undefined) throw new UsageError('--stdin-filename needs --stdin beside it.');
  if (raw.dryRun && !raw.fix) throw new UsageError('--dry-run shows what --fix would change; add --fix.');
  if (raw.dryRun && (raw.format ?? 'text') !== 'text') {
    throw new UsageError('--dry-run writes a diff; leave out --format, or leave out --dry-run.');
  }
  if (raw.stdin && raw.fix && (raw.format ?? 'text') !== 'text') {
    throw new UsageError('--stdin --fix writes the fixed text; leave out --format, or leave out --fix.');
  }
}

function oneOf<T extends string>(known: readonly T[], written: string, option: string): T {
  const found = known.find((value) => value === written);
  if (found === undefined) throw new UsageError(`${option} cannot be \`${written}\`; write ${alternatives(known)}.`);
  return found;
}

/** The levels that `id=severity` sets; an alias can stand for several rules. */
function ruleLevels(setting: string): [id: string, level: Level][] {
  const at = setting.lastIndexOf('=');
  const name = at === -1 ? setting : setting.slice(0, at);
  const level = at === -1 ? '' : setting.slice(at + 1);
  const unknown = unknownRule(name, allRules);
  if (unknown !== undefined) throw new UsageError(`--rule ${setting}: ${unknown}`);
  if (!isLevel(level))
    throw new UsageError(`--rule ${setting}: write --rule ${name}= and then ${alternatives(levels)}.`);
  return idsOf(name, allRules).map((id) => [id, level]);
}

function configurationSource(config: string | boolean | undefined): ConfigurationSource {
  if (config === false) return 'none';
  return typeof config === 'string' ? { file: config } : 'nearest';
}
