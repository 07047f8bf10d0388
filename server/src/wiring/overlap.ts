import type { RuleDescription } from '../engine/rule';
import type { Overlap } from './settings/editor-settings';

/** The checks of BuildKit (`docker build --check`), by the names in its reference; Docker DX runs them. */
const buildKitChecks = [
  'ConsistentInstructionCasing',
  'CopyIgnoredFile',
  'DuplicateStageName',
  'ExposeInvalidFormat',
  'ExposeProtoCasing',
  'FromAsCasing',
  'FromPlatformFlagConstDisallowed',
  'InvalidDefaultArgInFrom',
  'InvalidDefinitionDescription',
  'JSONArgsRecommended',
  'LegacyKeyValueFormat',
  'MaintainerDeprecated',
  'MultipleInstructionsDisallowed',
  'NoEmptyContinuation',
  'RedundantTargetPlatform',
  'ReservedStageName',
  'SecretsUsedInArgOrEnv',
  'StageNameCasing',
  'UndefinedArgInFrom',
  'UndefinedVar',
  'WorkdirRelativePath',
] as const;

type BuildKitCheck = (typeof buildKitChecks)[number];

/** Those that `dockerfile-utils` makes too; the language server of Container Tools and its predecessor runs it. */
const dockerfileUtilsChecks: readonly BuildKitCheck[] = [
  'ConsistentInstructionCasing',
  'DuplicateStageName',
  'MaintainerDeprecated',
  'MultipleInstructionsDisallowed',
  'NoEmptyContinuation',
  'WorkdirRelativePath',
];

/** What each extension that reports on Dockerfiles checks of what BuildKit checks. */
const checksOf: Readonly<Record<string, readonly BuildKitCheck[]>> = {
  'docker.docker': buildKitChecks,
  'ms-azuretools.vscode-containers': dockerfileUtilsChecks,
  'ms-azuretools.vscode-docker': dockerfileUtilsChecks,
};

/** The extensions beside us, and which findings would be shown twice because of them. */
export class Neighbours {
  #reported: ReadonlySet<string> = new Set();

  /** Sets which extensions there are, by their ids. */
  set(ids: readonly string[]): void {
    this.#reported = new Set(ids.flatMap((id) => checksOf[id.toLowerCase()] ?? []));
  }

  /** Whether findings of the rule are left to another extension. */
  hides(rule: RuleDescription, overlap: Overlap): boolean {
    if (overlap === 'show') return false;
    const checks: ReadonlySet<string> = overlap === 'hide' ? everyCheck : this.#reported;
    return rule.aliases?.some((alias) => checks.has(alias)) === true;
  }
}

const everyCheck: ReadonlySet<string> = new Set(buildKitChecks);
