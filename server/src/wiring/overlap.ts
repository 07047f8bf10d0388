import { checkOfRule } from '../dockerfile/tables/checks';
import type { RuleDescription } from '../engine/rule';
import type { AnyLanguage } from '../languages';
import type { DocumentView } from './documents';
import type { Overlap } from './settings/editor-settings';

/** Whether an extension reports what a rule finds in a document, wherever the rule finds it. */
type Reports = (rule: RuleDescription, uri: string) => boolean;

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

/**
 * The AWS Toolkit has a JSON schema for files of one name, which lets the JSON service of VS Code say what does not have the right
 * shape; its lists of values are older than ours. Source: `jsonValidation` of its manifest.
 */
const awsToolkit: Reports = ({ id }, uri) =>
  uri.endsWith('ecs-task-def.json') && ['missing-property', 'unknown-property', 'wrong-type'].includes(id);

/** What another extension does for the files that are ours. */
interface Extension {
  readonly reports: Reports;
  /** It explains and completes as well, has an outline, and lays out. */
  readonly hasFeatures?: boolean;
}

/** Container Tools and its predecessor. Docker DX starts the same server where neither is installed. */
const dockerfileServer: Extension = { reports: dockerfileUtils, hasFeatures: true };

/** The extensions beside us, by their ids. */
const extensions: Readonly<Record<string, Extension>> = {
  'amazonwebservices.aws-toolkit-vscode': { reports: awsToolkit },
  'docker.docker': { reports: buildKit, hasFeatures: true },
  'ms-azuretools.vscode-containers': dockerfileServer,
  'ms-azuretools.vscode-docker': dockerfileServer,
};

/** The extensions beside us, and which findings would be shown twice because of them. */
export class Neighbours {
  #present: readonly Extension[] = [];

  /** Sets which extensions there are, by their ids. */
  set(ids: readonly string[]): void {
    this.#present = ids.flatMap((id) => extensions[id.toLowerCase()] ?? []);
  }

  /** Whether findings of the rule in a document are left to another extension. */
  hides(rule: RuleDescription, overlap: Overlap, uri: string): boolean {
    if (overlap === 'show') return false;
    return this.#counted(overlap).some(({ reports }) => reports(rule, uri));
  }

  /**
   * Whether what every language server for Dockerfiles does is left to another extension: an editor shows two outlines, two
   * explanations and the same choice twice, and asks which one is to lay out. What only we do stays.
   */
  haveFeatures({ id }: AnyLanguage, overlap: Overlap): boolean {
    return id === 'dockerfile' && overlap !== 'show' && this.#counted(overlap).some(({ hasFeatures }) => hasFeatures);
  }

  /** What we answer ourselves: nothing that is common, where another extension answers it as well. */
  ours<Answer extends { readonly isCommon?: boolean }>(
    { language, settings }: Pick<DocumentView, 'language' | 'settings'>,
    answer: Answer | undefined,
  ): Answer | undefined {
    return answer?.isCommon === true && this.haveFeatures(language, settings.overlap) ? undefined : answer;
  }

  #counted(overlap: Overlap): readonly Extension[] {
    return overlap === 'hide' ? Object.values(extensions) : this.#present;
  }
}
