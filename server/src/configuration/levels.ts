import type { Node } from 'jsonc-parser';
import { severities } from '../engine/finding';
import { idsOf, type RuleRegistry } from '../engine/registry';
import type { Level, Levels } from '../engine/settings';
import { didYouMean } from '../engine/suggestion';
import type { ConfigurationProblem } from './problem';

/** What a rule can be set to, worst first. */
export const levels: readonly Level[] = [...severities, 'off'];

/** Whether a text names a level. */
export function isLevel(value: unknown): value is Level {
  return levels.includes(value as Level);
}

/** Why nobody can set a rule of that name, in one line; `undefined` if there is one. */
export function unknownRule(name: string, registry: RuleRegistry): string | undefined {
  if (idsOf(name, registry).length > 0) return undefined;
  const names = registry.rules.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
  const hint = didYouMean(name, names) || ' `quaymaster rules` lists them.';
  return `There is no rule \`${name}\`.${hint}`;
}

/** Levels by rule id from the node of a `rules` object; the later of two names of one rule wins. */
export function readLevels(
  rules: Node | undefined,
  registry: RuleRegistry,
): { levels: Levels; problems: ConfigurationProblem[] } {
  const byId: Record<string, Level> = {};
  const problems: ConfigurationProblem[] = [];
  for (const property of rules?.type === 'object' ? (rules.children ?? []) : []) {
    const [key, value] = property.children ?? [];
    if (key === undefined) continue;
    const message = unknownRule(key.value, registry);
    if (message !== undefined) problems.push({ span: { start: key.offset, end: key.offset + key.length }, message });
    if (isLevel(value?.value)) for (const id of idsOf(key.value, registry)) byId[id] = value.value;
  }
  return { levels: byId, problems };
}
