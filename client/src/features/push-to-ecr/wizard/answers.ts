import type { BuildInputs, LinkInfo } from '../../../../../server/src/wiring/link-messages';
import { isSecretName } from '../plan';
import { freshTags, type TagKind, type TagProposal } from './tags';

/** What is asked for: an image on this machine, one in ECR, or an image of this machine to ECR. */
export type Purpose = 'build' | 'build-and-push' | 'push';

/** Where the value of a build secret comes from. What a person types is kept until the build has run, and nowhere else. */
export type SecretAnswer =
  | { readonly id: string; readonly from: 'env'; readonly value: string }
  | { readonly id: string; readonly from: 'file'; readonly value: string }
  | { readonly id: string; readonly from: 'typed' };

/** A repository of ECR that was chosen. */
export interface RepositoryAnswer {
  readonly registry: string;
  readonly name: string;
  readonly region: string;
  readonly account: string;
}

/** What a person has answered. Plain data; no secret is part of it. */
export interface Answers {
  /** The image of this machine, for `push`. */
  readonly image?: string;
  /** The stage as `--target` takes it; absent for the last one. */
  readonly target?: string;
  /** An absolute path. */
  readonly context: string;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly secrets: readonly SecretAnswer[];
  /** Empty for the engine's own. */
  readonly platforms: readonly string[];
  readonly repository?: RepositoryAnswer;
  /** The name of an image that stays on this machine. */
  readonly localName?: string;
  /** The tags that are made anew each time. */
  readonly tagKinds: readonly TagKind[];
  /** The tags that a person has typed. */
  readonly freeTags: readonly string[];
  readonly provenance: boolean;
}

/** What the wizard knows before it asks. */
export interface Facts {
  readonly purpose: Purpose;
  /** An absolute path; absent for `push`. */
  readonly dockerfile?: string;
  readonly inputs: BuildInputs;
  /** The stage that the person has asked for already; `null` for the last one. */
  readonly target?: string | null;
  /** Those that run this Dockerfile. */
  readonly links: readonly LinkInfo[];
  readonly proposals: readonly TagProposal[];
  /** The folders to build in, the likeliest first. */
  readonly contexts: readonly string[];
  /** Whether the engine can attest how an image was made, and build for several platforms. */
  readonly canAttest: boolean;
}

/** The questions, in the order in which they are asked. */
export const questions = [
  'image',
  'stage',
  'context',
  'args',
  'secrets',
  'platform',
  'repository',
  'name',
  'tags',
  'provenance',
] as const;

/** One of `questions`. */
export type Question = (typeof questions)[number];

/** Which questions there are at all, for what is asked for and for this Dockerfile. */
export function possibleQuestions({ purpose, inputs, canAttest }: Facts): Question[] {
  const isBuilt = purpose !== 'push';
  const isPushed = purpose !== 'build';
  const has: Readonly<Record<Question, boolean>> = {
    image: !isBuilt,
    stage: isBuilt && inputs.stages.length > 1,
    context: isBuilt,
    args: isBuilt && inputs.args.length > 0,
    secrets: isBuilt && inputs.secrets.length > 0,
    platform: isBuilt,
    repository: isPushed,
    name: !isPushed,
    tags: true,
    provenance: isBuilt && isPushed && canAttest,
  };
  return questions.filter((question) => has[question]);
}

/** Those of them that have to be asked, since nothing tells the answer; the others wait in the review. */
export function openQuestions(facts: Facts, answers: Answers, isRemembered: boolean): Question[] {
  const { purpose, inputs } = facts;
  const links = certain(facts.links);
  const isOpen: Readonly<Record<Question, boolean>> = {
    image: answers.image === undefined,
    stage: !isRemembered && facts.target === undefined && new Set(links.map(({ target }) => target)).size !== 1,
    context: false,
    args: inputs.args.some(
      ({ name, default: value }) => value === undefined && answers.buildArgs[name] === undefined && isNeeded(name),
    ),
    secrets: inputs.secrets.some(({ id }) => answers.secrets.every((secret) => secret.id !== id)),
    platform: !isRemembered && purpose === 'build-and-push' && answers.platforms.length === 0,
    repository: answers.repository === undefined,
    name: answers.localName === undefined,
    tags: !isRemembered || tagsOf(facts, answers).length === 0,
    provenance: false,
  };
  return possibleQuestions(facts).filter((question) => isOpen[question]);
}

/** Links that files do not quarrel about. */
function certain(links: readonly LinkInfo[]): LinkInfo[] {
  return links.filter(({ isAmbiguous }) => !isAmbiguous);
}

/** Arguments that BuildKit and Docker set by themselves. Source: Dockerfile reference, "Predefined ARGs" and "ARG in the global scope". */
const predefined =
  /^(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)$|^(?:https?|ftp|no|all)_proxy$|^SOURCE_DATE_EPOCH$|^BUILDKIT_/i;

/** Whether a person can be asked for a build argument. */
export function isNeeded(name: string): boolean {
  return !predefined.test(name);
}

/** The answers that files and earlier runs suggest. */
export function firstAnswers(facts: Facts, before: Partial<Answers> = {}): Answers {
  const { inputs, links, proposals, contexts, target } = facts;
  const linked = certain(links).filter((link) => target === undefined || (link.target ?? null) === target);
  const known = (name: string | undefined) =>
    inputs.stages.some((stage, index) => (stage.name ?? String(index)) === name);
  const stage = target === undefined ? (before.target ?? linked[0]?.target) : (target ?? undefined);
  const ids = new Set(inputs.secrets.map(({ id }) => id));
  const names = new Set(inputs.args.map(({ name }) => name));
  const entries = Object.entries(before.buildArgs ?? {}).filter(([name]) => names.has(name));
  return {
    image: before.image,
    target: known(stage) ? stage : undefined,
    context: before.context ?? contexts[0] ?? '',
    buildArgs: Object.fromEntries(entries),
    secrets: secretsOf(
      inputs,
      (before.secrets ?? []).filter(({ id }) => ids.has(id)),
    ),
    platforms: before.platforms ?? platformsOf(linked),
    repository: before.repository,
    localName: before.localName,
    tagKinds: (before.tagKinds ?? []).filter((kind) => proposals.some((proposal) => proposal.kind === kind)),
    freeTags: before.freeTags ?? [],
    provenance: before.provenance ?? false,
  };
}

/** The tags that the image gets. */
export function tagsOf({ proposals }: Facts, { tagKinds, freeTags }: Answers): string[] {
  return freshTags(tagKinds, freeTags, proposals);
}

/** A secret that names its variable needs no question. */
function secretsOf({ secrets }: BuildInputs, known: readonly SecretAnswer[]): SecretAnswer[] {
  return secrets.flatMap(({ id, env }): SecretAnswer[] => {
    const answer = known.find((secret) => secret.id === id);
    if (answer !== undefined) return [answer];
    return env === undefined ? [] : [{ id, from: 'env', value: env }];
  });
}

/** What the linked task definitions run on; nothing where they do not say it. */
export function platformsOf(links: readonly LinkInfo[]): string[] {
  const platforms = links.flatMap(({ container }) => container.platform ?? []);
  return [...new Set(platforms)].filter((platform) => platform.startsWith('linux/'));
}

/** What may be remembered: no value that a person has typed for a secret, and none of an argument that is called like one. */
export function remembered(answers: Answers): Answers {
  const args = Object.entries(answers.buildArgs).filter(([name]) => !isSecretName(name));
  return {
    ...answers,
    buildArgs: Object.fromEntries(args),
    secrets: answers.secrets.filter(({ from }) => from !== 'typed'),
  };
}
