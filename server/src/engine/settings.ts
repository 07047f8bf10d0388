import { type Severity, severities } from './finding';
import type { Policy } from './policy';
import type { Preset, RuleDescription } from './rule';

/** What a person can set a rule to. */
export type Level = Severity | 'off';

/** Levels by rule id. Aliases have been resolved to ids before (see `RuleRegistry.resolve`). */
export type Levels = Readonly<Record<string, Level>>;

/** From which severity on a finding makes a run of the command line fail. */
export const thresholds = [...severities, 'never'] as const;
export type Threshold = (typeof thresholds)[number];

/** The part of a configuration that concerns one file, its globs already matched. */
export interface ProjectSettings {
  readonly preset?: Preset;
  readonly rules?: Levels;
  /** In the order of the file; a later one wins. */
  readonly overrides?: readonly { readonly containers?: readonly string[]; readonly rules: Levels }[];
  readonly policy?: Policy;
  readonly failOn?: Threshold;
}

/** Everything that decides how a rule is shown, strongest first. */
export interface Settings {
  readonly commandLine?: { readonly preset?: Preset; readonly rules?: Levels };
  /** Comments in the file stand here in the order of precedence. */
  readonly project?: ProjectSettings;
  /** What the `.hadolint.yaml` of somebody who comes from there says. */
  readonly hadolint?: ProjectSettings;
  readonly editor?: { readonly preset?: Preset; readonly rules?: Levels };
}

/** What decided: comments in the file yield to the command line alone. */
export interface Decision {
  readonly level: Level | undefined;
  readonly byCommandLine: boolean;
}

/**
 * The level of a rule: command line > (comment in the file) > `.quaymaster.json` > `.hadolint.yaml` > editor setting > preset.
 * `undefined` means as the rule itself says.
 * `container` is the container definition that the finding lies in, if any.
 */
export function decide(rule: Pick<RuleDescription, 'id' | 'preset'>, settings: Settings, container?: string): Decision {
  const commanded = settings.commandLine?.rules?.[rule.id];
  if (commanded !== undefined) return { level: commanded, byCommandLine: true };
  const level =
    projectLevel(rule.id, settings.project, container) ??
    settings.hadolint?.rules?.[rule.id] ??
    settings.editor?.rules?.[rule.id];
  if (level !== undefined) return { level, byCommandLine: false };
  const preset = settings.commandLine?.preset ?? settings.project?.preset ?? settings.editor?.preset ?? 'recommended';
  const isIn = rule.preset === 'recommended' || rule.preset === preset;
  return { level: isIn ? undefined : 'off', byCommandLine: false };
}

/** What the configurations ask for beyond levels, part by part the stronger one's. */
export function policyOf({ project, hadolint }: Settings): Policy {
  return { ...hadolint?.policy, ...project?.policy };
}

/** Whether the rule can show a finding anywhere in the document; what cannot need not run. */
export function isEverOn(rule: RuleDescription, settings: Settings): boolean {
  if (decide(rule, settings).level !== 'off') return true;
  if (settings.commandLine?.rules?.[rule.id] !== undefined) return false;
  return (settings.project?.overrides ?? []).some((override) => (override.rules[rule.id] ?? 'off') !== 'off');
}

function projectLevel(id: string, project: ProjectSettings | undefined, container?: string): Level | undefined {
  if (project === undefined) return undefined;
  for (const override of [...(project.overrides ?? [])].reverse()) {
    const level = override.rules[id];
    if (level === undefined) continue;
    if (override.containers === undefined) return level;
    if (container !== undefined && override.containers.includes(container)) return level;
  }
  return project.rules?.[id];
}
