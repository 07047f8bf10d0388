import { checkOfRule } from '../dockerfile/tables/checks';
import type { RuleDescription } from '../engine/rule';
import type { Overlap } from './settings/editor-settings';

/** Whether an extension reports what a rule finds, wherever the rule finds it. */
type Reports = (rule: RuleDescription) => boolean;

/** Docker DX runs BuildKit's own checks. */
const buildKit: Reports = (rule) => checkOfRule(rule) !== undefined;

/**
 * The rules that `dockerfile-utils` has too, whole; by id, or by the name that BuildKit gives the check. Of the others it
 * sees a part at most, and hiding them would lose the rest.
 */
export const dockerfileUtilsRules: readonly string[] = [
  'ConsistentInstructionCasing',
  'DuplicateStageName',
  'MaintainerDeprecated',
  'MultipleInstructionsDisallowed',
  'NoEmptyContinuation',
  'instruction-before-from',
  'unknown-instruction',
];

/** Container Tools and its predecessor come with a language server that runs `dockerfile-utils`. */
const dockerfileUtils: Reports = ({ id, aliases = [] }) =>
  [id, ...aliases].some((name) => dockerfileUtilsRules.includes(name));

/** The extensions that report on Dockerfiles, by their ids. */
const extensions: Readonly<Record<string, Reports>> = {
  'docker.docker': buildKit,
  'ms-azuretools.vscode-containers': dockerfileUtils,
  'ms-azuretools.vscode-docker': dockerfileUtils,
};

/** The extensions beside us, and which findings would be shown twice because of them. */
export class Neighbours {
  #present: readonly Reports[] = [];

  /** Sets which extensions there are, by their ids. */
  set(ids: readonly string[]): void {
    this.#present = ids.flatMap((id) => extensions[id.toLowerCase()] ?? []);
  }

  /** Whether findings of the rule are left to another extension. */
  hides(rule: RuleDescription, overlap: Overlap): boolean {
    if (overlap === 'show') return false;
    const all = overlap === 'hide' ? Object.values(extensions) : this.#present;
    return all.some((reports) => reports(rule));
  }
}
