import path from 'node:path';
import { l10n, type Uri, workspace } from 'vscode';
import { parseImageReference } from '../../../../../server/src/engine/image-reference';
import type { Aws } from '../../../infrastructure/aws/aws';
import { type Engine, runEngine } from '../../../infrastructure/container-engine';
import type { Surroundings } from '../../../infrastructure/processes';
import { walk } from '../../../infrastructure/questions/walk';
import type { LinkServer } from '../link-server';
import type { PushPlan } from '../plan';
import { type Answers, type Facts, firstAnswers, openQuestions, type Purpose, type RepositoryAnswer } from './answers';
import type { Desk } from './desk';
import { gitFacts } from './git';
import type { PushMemory } from './memory';
import { askQuestion } from './questions';
import { reviewLines } from './review';
import type { Reviews } from './show-review';
import { tagProposals } from './tags';
import { toPlan } from './to-plan';

/** What the wizard works with. */
export interface WizardParts {
  readonly aws: Aws;
  readonly server: LinkServer;
  readonly memory: PushMemory;
  readonly reviews: Reviews;
  readonly surroundings: () => Surroundings;
}

/** What a person wants, and what is known of it where they asked for it. */
export interface Wish {
  readonly purpose: Purpose;
  /** Absent for `push`. */
  readonly dockerfile?: Uri;
  /** The stage, where a code lens has named it; `null` for the last one. */
  readonly target?: string | null;
  /** The repository, where a line of the tree has named it. */
  readonly repository?: RepositoryAnswer;
}

/** What came out of the wizard. */
export interface Agreed {
  readonly plan: PushPlan;
  /** With the secrets that a person has typed. */
  readonly environment: Readonly<Record<string, string>>;
  readonly answers: Answers;
}

/** Asks for what is to be built and pushed, and shows it as a plan. `undefined`: the person would rather not. */
export async function runWizard(wish: Wish, engine: Engine, parts: WizardParts): Promise<Agreed | undefined> {
  const { aws, memory, reviews } = parts;
  const facts = await gather(wish, engine, parts);
  const before = memory.answersFor(facts.dockerfile);
  const first = firstAnswers(facts, { localName: nameFor(facts), ...before });
  const answers = { ...first, repository: repositoryFor(wish, first) };
  const title = titleOf(wish, facts);
  const folder = wish.dockerfile && workspace.getWorkspaceFolder(wish.dockerfile)?.uri.fsPath;
  const typed = new Map<string, string>();
  const desk: Desk = { facts, aws, title, folder, typed, images: () => imagesOf(engine) };
  const { profile } = aws.settings;
  const open = openQuestions(facts, answers, before !== undefined);
  const agreed = await walk(() => open, answers, {
    ask: (question, now, place) => {
      const canGoBack = place === undefined || place.step > 1;
      return askQuestion(question, desk, now, { title, step: place?.step, totalSteps: place?.total, canGoBack });
    },
    review: (now, totalSteps) => {
      const { plan } = toPlan(facts, now, { engine, profile, typed });
      const lines = reviewLines(facts, now, { folder }, l10n.t);
      return reviews.show(plan, lines, { title, purpose: wish.purpose, totalSteps, canGoBack: open.length > 0 });
    },
  });
  return agreed === undefined ? undefined : { ...toPlan(facts, agreed, { engine, profile, typed }), answers: agreed };
}

async function gather(
  { purpose, dockerfile, target }: Wish,
  engine: Engine,
  { server, surroundings }: WizardParts,
): Promise<Facts> {
  const isSavedFirst = workspace.textDocuments.find((document) => document.uri.toString() === dockerfile?.toString());
  // The engine reads the disk.
  if (isSavedFirst?.isDirty === true) await isSavedFirst.save();
  const [inputs, links] =
    dockerfile === undefined
      ? [{ stages: [], args: [], secrets: [] }, []]
      : await Promise.all([server.inputs(dockerfile), server.links(dockerfile)]);
  const own = dockerfile === undefined ? undefined : path.dirname(dockerfile.fsPath);
  const root = dockerfile && workspace.getWorkspaceFolder(dockerfile)?.uri.fsPath;
  const folder = own ?? workspace.workspaceFolders?.[0]?.uri.fsPath;
  const git = folder === undefined ? {} : await gitFacts(folder, surroundings());
  const deployed = links.flatMap(({ container }) => parseImageReference(container.image ?? '').tag?.text ?? []);
  return {
    purpose,
    dockerfile: dockerfile?.fsPath,
    target,
    inputs,
    links,
    proposals: tagProposals(git, deployed, new Date()),
    contexts: own === undefined ? [] : foldersUp(own, root),
    canAttest: engine.builder === 'buildx' || engine.name === 'nerdctl' || engine.name === 'finch',
  };
}

/** A folder and those above it, up to the workspace's. */
function foldersUp(folder: string, root: string | undefined): string[] {
  const folders = [folder];
  for (let at = folder; root !== undefined && at !== root && at.startsWith(root); ) {
    at = path.dirname(at);
    folders.push(at);
  }
  return folders;
}

function repositoryFor({ purpose, repository }: Wish, { repository: before }: Answers): RepositoryAnswer | undefined {
  return purpose === 'build' ? undefined : (repository ?? before);
}

/** What an image is called that stays here: like the one that is deployed, or like its folder. */
function nameFor({ links, dockerfile = '' }: Facts): string | undefined {
  const linked = links.map(({ container }) => parseImageReference(container.image ?? '').repository.text);
  const name =
    linked.find((text) => /^[a-z0-9][a-z0-9._/-]+$/.test(text)) ??
    path.basename(path.dirname(dockerfile)).toLowerCase();
  return /^[a-z0-9]+(?:[._/-][a-z0-9]+)*$/.test(name) && name.length > 1 ? name : undefined;
}

async function imagesOf(engine: Engine): Promise<readonly string[]> {
  const { code, stdout } = await runEngine(engine, { args: ['images', '--format', '{{.Repository}}:{{.Tag}}'] });
  const names = stdout.split('\n').map((name) => name.trim());
  return code === 0 ? [...new Set(names.filter((name) => name !== '' && !name.includes('<none>')))] : [];
}

function titleOf({ purpose, dockerfile }: Wish, facts: Facts): string {
  if (dockerfile === undefined) return l10n.t('Push an image to ECR');
  const file = [path.basename(path.dirname(dockerfile.fsPath)), path.basename(dockerfile.fsPath)].join('/');
  const name = facts.inputs.stages.length > 0 ? file : path.basename(dockerfile.fsPath);
  return purpose === 'build' ? l10n.t('Build {0}', name) : l10n.t('Build {0} and push it to ECR', name);
}
