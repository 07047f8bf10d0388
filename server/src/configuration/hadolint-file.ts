import type { Severity } from '../engine/finding';
import { type LabelKind, labelKinds, type Policy } from '../engine/policy';
import { idsOf, type RuleRegistry } from '../engine/registry';
import type { Level, ProjectSettings, Threshold } from '../engine/settings';
import { alternatives } from '../engine/suggestion';
import { allRules } from '../languages';

/** The names of hadolint's configuration, the stronger one first; the nearest one counts. */
export const hadolintFileNames = ['.hadolint.yaml', '.hadolint.yml'] as const;

/** A `.hadolint.yaml`, read. What could not be followed is left out of it. */
export interface HadolintFile {
  readonly settings: ProjectSettings;
  /** What is wrong with its shape, a sentence each. */
  readonly problems: readonly string[];
  /** What it says and we cannot do, or do not need, a sentence each. */
  readonly leftOut: readonly string[];
}

const severityOf: Readonly<Record<string, Severity>> = {
  error: 'error',
  warning: 'warning',
  info: 'information',
  style: 'hint',
};
/** hadolint fails at any finding with both of the last two. */
const thresholdOf: Readonly<Record<string, Threshold>> = { ...severityOf, ignore: 'hint', none: 'hint' };

/** Reads what stands in a `.hadolint.yaml`: objects, lists and texts. Never fails. */
export function readHadolint(value: unknown, registry: RuleRegistry = allRules): HadolintFile {
  const reader = new Reader(registry);
  const settings = reader.read(value);
  return { settings, problems: reader.problems, leftOut: reader.leftOut };
}

class Reader {
  readonly problems: string[] = [];
  readonly leftOut: string[] = [];

  constructor(readonly registry: RuleRegistry) {}

  read(value: unknown): ProjectSettings {
    const file = this.#record(value, 'The file') ?? {};
    const override = this.#record(file.override, '`override`') ?? {};
    const rules: Record<string, Level> = {};
    const levels = Object.entries(severityOf).map(
      ([name, level]) => [`override.${name}`, override[name], level] as const,
    );
    for (const [name, codes, level] of [...levels.reverse(), ['ignored', file.ignored, 'off'] as const])
      for (const code of this.#strings(codes, name) ?? []) this.#set(rules, code, level, name);
    for (const name of Object.keys(file)) if (!known.has(name)) this.leftOut.push(leftOutBecause(name));
    const noFail = this.#boolean(file['no-fail'], 'no-fail');
    return { rules, policy: this.#policy(file), failOn: noFail ? 'never' : this.#threshold(file['failure-threshold']) };
  }

  #set(rules: Record<string, Level>, code: string, level: Level, where: string): void {
    const ids = idsOf(code, this.registry);
    for (const id of ids) rules[id] = level;
    if (ids.length === 0) this.leftOut.push(`${where}: no rule is known as ${code}.`);
    for (const { id, aliases = [] } of this.registry.resolve(code)) {
      const others = aliases.filter((alias) => /^DL\d/.test(alias) && alias !== code);
      if (others.length > 0)
        this.leftOut.push(`${where}: ${code} is ${id} here, which is ${others.join(' and ')} too.`);
    }
  }

  #policy(file: Record<string, unknown>): Policy {
    const trustedRegistries = this.#strings(file.trustedRegistries, 'trustedRegistries');
    const labelSchema = this.#labelSchema(file['label-schema']);
    const strictLabels = this.#boolean(file['strict-labels'], 'strict-labels');
    const disabled = this.#boolean(file['disable-ignore-pragma'], 'disable-ignore-pragma');
    return {
      ...(trustedRegistries !== undefined && { trustedRegistries }),
      ...(labelSchema !== undefined && { labelSchema }),
      ...(strictLabels !== undefined && { strictLabels }),
      ...(disabled !== undefined && { ignoreComments: !disabled }),
    };
  }

  #labelSchema(value: unknown): Record<string, LabelKind> | undefined {
    const written = this.#record(value, '`label-schema`');
    if (written === undefined) return undefined;
    const schema: Record<string, LabelKind> = {};
    for (const [label, kind] of Object.entries(written)) {
      const found = labelKinds.find((name) => name === kind);
      if (found === undefined)
        this.problems.push(`The kind of the label \`${label}\` must be ${alternatives(labelKinds)}.`);
      else schema[label] = found;
    }
    return schema;
  }

  #threshold(value: unknown): Threshold | undefined {
    if (isUnset(value)) return undefined;
    const found = typeof value === 'string' && Object.hasOwn(thresholdOf, value) ? thresholdOf[value] : undefined;
    if (found === undefined)
      this.problems.push(`\`failure-threshold\` must be ${alternatives(Object.keys(thresholdOf))}.`);
    return found;
  }

  #record(value: unknown, name: string): Record<string, unknown> | undefined {
    if (isUnset(value)) return undefined;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    this.problems.push(`${name} must be keys with values.`);
    return undefined;
  }

  #strings(value: unknown, name: string): readonly string[] | undefined {
    if (isUnset(value)) return undefined;
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    this.problems.push(`\`${name}\` must be a list of texts.`);
    return undefined;
  }

  #boolean(value: unknown, name: string): boolean | undefined {
    if (isUnset(value)) return undefined;
    if (value === 'true' || value === 'false') return value === 'true';
    this.problems.push(`\`${name}\` must be true or false.`);
    return undefined;
  }
}

/** A key without a value is as good as none. */
function isUnset(value: unknown): value is undefined | '' {
  return value === undefined || value === '' || value === '~' || value === 'null';
}

const known = new Set([
  'ignored',
  'override',
  'trustedRegistries',
  'label-schema',
  'strict-labels',
  'failure-threshold',
  'no-fail',
  'disable-ignore-pragma',
]);

function leftOutBecause(name: string): string {
  if (name === 'format') return 'format: write --format on the command line.';
  if (name === 'no-color') return 'no-color: set NO_COLOR in the environment.';
  return `${name}: hadolint has no such key.`;
}
