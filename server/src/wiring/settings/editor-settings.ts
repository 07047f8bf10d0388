import { isLevel, levels, unknownRule } from '../../configuration/levels';
import { namePattern } from '../../engine/documents';
import { idsOf } from '../../engine/registry';
import { type Preset, presets } from '../../engine/rule';
import type { Levels } from '../../engine/settings';
import { allRules } from '../../languages';
import { readNames } from '../initialization';

/**
 * Whether findings that an extension beside us reports as well are shown too; `auto` hides them where there is such an
 * extension.
 */
export const overlaps = ['auto', 'show', 'hide'] as const;
export type Overlap = (typeof overlaps)[number];

/** The settings below `quaymaster`, read. */
export interface EditorSettings {
  readonly preset?: Preset;
  readonly rules: Levels;
  /** More names of task definitions. */
  readonly taskDefinitionNames: readonly RegExp[];
  readonly overlap: Overlap;
  /** The ShellCheck to run, by name or file; absent where none shall be. */
  readonly shellCheck?: string;
  /** Whether a few words are shown between those of the author. */
  readonly inlayHints: boolean;
  /** Whether Docker Hub may be asked for names and tags. */
  readonly dockerHub: boolean;
}

/** Reads settings as the client sends them. Never fails: what cannot be followed is left out and told in `problems`. */
export function readEditorSettings(value: unknown): { settings: EditorSettings; problems: readonly string[] } {
  const { preset, rules, taskDefinitionFiles, overlap, shellcheck, inlayHints, dockerHub } = recordOf(value);
  const { enable, path } = recordOf(shellcheck);
  const problems: string[] = [];
  const settings: EditorSettings = {
    preset: oneOf(presets, preset, 'preset', problems),
    rules: readLevels(recordOf(rules), problems),
    taskDefinitionNames: readNames(taskDefinitionFiles).map(namePattern),
    overlap: oneOf(overlaps, overlap, 'overlap', problems) ?? 'auto',
    shellCheck: enable === true ? (typeof path === 'string' && path !== '' ? path : 'shellcheck') : undefined,
    inlayHints: inlayHints !== false,
    dockerHub: dockerHub === true,
  };
  return { settings, problems };
}

function readLevels(written: Record<string, unknown>, problems: string[]): Levels {
  const byId: Record<string, Levels[string]> = {};
  for (const [name, level] of Object.entries(written)) {
    const unknown = unknownRule(name, allRules);
    if (unknown !== undefined) problems.push(`Setting quaymaster.rules: ${unknown}`);
    else if (!isLevel(level)) problems.push(wrongValue(`rules.${name}`, levels));
    else for (const id of idsOf(name, allRules)) byId[id] = level;
  }
  return byId;
}

/** Settings that nobody has made come as `null` or not at all. */
function oneOf<T extends string>(known: readonly T[], value: unknown, name: string, problems: string[]): T | undefined {
  if (value === undefined || value === null) return undefined;
  const found = known.find((item) => item === value);
  if (found === undefined) problems.push(wrongValue(name, known));
  return found;
}

function wrongValue(name: string, known: readonly string[]): string {
  return `Setting quaymaster.${name}: write one of ${known.join(', ')}.`;
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
