import path from 'node:path';
import { l10n, type QuickPickItem, Uri, window } from 'vscode';
import { parseImageReference } from '../../../../../server/src/engine/image-reference';
import type { Aws } from '../../../infrastructure/aws/aws';
import type { ecr } from '../../../infrastructure/aws/room';
import { createRepository } from '../../repositories/create';
import { faultOfName } from '../../repositories/repository-name';
import {
  type Answers,
  type Facts,
  isNeeded,
  platformsOf,
  type Question,
  type RepositoryAnswer,
  type SecretAnswer,
} from './answers';
import { type Asked, pickMany, pickOne, typeText } from './prompts';
import { shownPath } from './review';
import { isTag, type TagKind } from './tags';
import type { Step } from './walk';

/** What questions are asked with. */
export interface Desk {
  readonly facts: Facts;
  readonly aws: Aws;
  readonly title: string;
  /** The workspace folder of the Dockerfile. */
  readonly folder?: string;
  /** The images of this machine, newest first. */
  images(): Promise<readonly string[]>;
  /** The secrets that have been typed, by id; never written down. */
  readonly typed: Map<string, string>;
}

interface Frame {
  readonly title: string;
  readonly step?: number;
  readonly totalSteps?: number;
  readonly canGoBack: boolean;
}

interface Line<Value> extends QuickPickItem {
  readonly value: Value;
}

type Ask = (desk: Desk, answers: Answers, frame: Frame) => Promise<Step>;

/** Asks one question. */
export function askQuestion(question: Question, desk: Desk, answers: Answers, frame: Frame): Promise<Step> {
  return asks[question](desk, answers, frame);
}

const asks: Readonly<Record<Question, Ask>> = {
  image: askImage,
  stage: askStage,
  context: askContext,
  args: askArgs,
  secrets: askSecrets,
  platform: askPlatform,
  repository: askRepository,
  name: askName,
  tags: askTags,
  provenance: askProvenance,
};

/** What an answer changes. */
function changing<Value>(asked: Asked<Value>, change: (value: Value) => Partial<Answers>): Step {
  return asked === undefined || asked === 'back' ? asked : change(asked.value);
}

function line<Value>(label: string, value: Value, description?: string, detail?: string): Line<Value> {
  return { label, value, description, detail };
}

async function askImage({ images }: Desk, { image }: Answers, frame: Frame): Promise<Step> {
  const more = images().then((names) => names.map((name) => line(name, name)));
  const free = (typed: string) => (/^[a-z0-9][\w.\-/:@]*$/i.test(typed) ? line(typed, typed) : undefined);
  const active = image === undefined ? undefined : line(image, image);
  const placeholder = l10n.t('Which image of this machine?');
  return changing(await pickOne({ ...frame, placeholder, items: [], more, active, free }), ({ value }) => ({
    image: value,
  }));
}

async function askStage({ facts }: Desk, { target }: Answers, frame: Frame): Promise<Step> {
  const { stages } = facts.inputs;
  const items = stages
    .map(({ name, label }, index) => {
      const isLast = index === stages.length - 1;
      const value = isLast ? undefined : (name ?? String(index));
      const runners = facts.links.filter((link) => link.target === value);
      const detail = runners.map(({ container, taskDefinition }) => {
        const file = path.basename(Uri.parse(taskDefinition).path);
        return l10n.t('runs as {0} in {1}', container.name ?? '', file);
      });
      return line(label, value, isLast ? l10n.t('the last one') : undefined, detail.join(', ') || undefined);
    })
    .reverse();
  const active = items.find(({ value }) => value === target);
  const placeholder = l10n.t('Which stage?');
  return changing(await pickOne({ ...frame, placeholder, items, active }), ({ value }) => ({ target: value }));
}

async function askContext({ facts, folder }: Desk, { context }: Answers, frame: Frame): Promise<Step> {
  const own = path.dirname(facts.dockerfile ?? '');
  const folders = [...new Set([context, ...facts.contexts])];
  const items: Line<string | undefined>[] = folders.map((place) =>
    line(shownPath(place, folder), place, place === own ? l10n.t('the folder of the Dockerfile') : undefined),
  );
  const other = line(l10n.t('Another folder…'), undefined);
  const placeholder = l10n.t('Which folder can COPY and ADD take files from?');
  const asked = await pickOne({ ...frame, placeholder, items: [...items, other], active: items[0] });
  if (asked === undefined || asked === 'back') return asked;
  if (asked.value.value !== undefined) return { context: asked.value.value };
  const [chosen] =
    (await window.showOpenDialog({ canSelectFiles: false, canSelectFolders: true, defaultUri: Uri.file(context) })) ??
    [];
  return chosen === undefined
    ? askContext({ facts, folder } as Desk, { context } as Answers, frame)
    : { context: chosen.fsPath };
}

/** One argument after the other, until the person has enough. */
async function askArgs({ facts }: Desk, answers: Answers, frame: Frame): Promise<Step> {
  let buildArgs = answers.buildArgs;
  for (;;) {
    const done = line<string | undefined>(`$(check) ${l10n.t('Go on')}`, undefined);
    const items = facts.inputs.args
      .filter(({ name }) => isNeeded(name))
      .map(({ name, default: value }) =>
        line<string | undefined>(
          name,
          name,
          buildArgs[name] ?? l10n.t('as the Dockerfile has it: {0}', value ?? l10n.t('empty')),
        ),
      );
    const missing = facts.inputs.args.find(
      ({ name, default: value }) => isNeeded(name) && value === undefined && buildArgs[name] === undefined,
    );
    const active = items.find(({ value }) => value === missing?.name) ?? done;
    const placeholder = l10n.t(
      'Which build argument is to have another value? Secrets do not belong here: they stay in the image.',
    );
    const asked = await pickOne({ ...frame, placeholder, items: [done, ...items], active });
    if (asked === undefined || asked === 'back') return asked;
    const name = asked.value.value;
    if (name === undefined) return { buildArgs: withEmpty(facts, buildArgs) };
    const typed = await typeText({
      title: frame.title,
      canGoBack: true,
      prompt: l10n.t('The value of {0}', name),
      value: buildArgs[name] ?? '',
    });
    if (typed === undefined) return undefined;
    if (typed !== 'back') buildArgs = { ...buildArgs, [name]: typed.value };
  }
}

/** Who has seen an argument without a default and goes on means it to be empty. */
function withEmpty({ inputs }: Facts, buildArgs: Answers['buildArgs']): Answers['buildArgs'] {
  const open = inputs.args.filter(({ name, default: value }) => isNeeded(name) && value === undefined);
  return { ...Object.fromEntries(open.map(({ name }) => [name, ''])), ...buildArgs };
}

async function askSecrets(desk: Desk, answers: Answers, frame: Frame): Promise<Step> {
  const kept = new Map(answers.secrets.map((secret) => [secret.id, secret]));
  const { secrets } = desk.facts.inputs;
  for (let at = 0; at < secrets.length; ) {
    const secret = secrets[at];
    if (secret === undefined) break;
    const { id, isRequired } = secret;
    const asked = await askSecret(desk, id, isRequired, { ...frame, canGoBack: frame.canGoBack || at > 0 });
    if (asked === undefined || (asked === 'back' && at === 0)) return asked;
    if (asked === 'back') {
      at -= 1;
      continue;
    }
    if (asked.value === undefined) kept.delete(id);
    else kept.set(id, asked.value);
    at += 1;
  }
  return { secrets: [...kept.values()] };
}

async function askSecret(
  desk: Desk,
  id: string,
  isRequired: boolean,
  frame: Frame,
): Promise<Asked<SecretAnswer | undefined>> {
  const items = [
    line(l10n.t('From an environment variable'), 'env' as const),
    line(l10n.t('From a file'), 'file' as const),
    line(l10n.t('Type it'), 'typed' as const, l10n.t('kept until the build has run, and nowhere else')),
    ...(isRequired ? [] : [line(l10n.t('Leave it out'), 'none' as const)]),
  ];
  const placeholder = l10n.t('Where does the build find the secret {0}?', id);
  const asked = await pickOne({ ...frame, placeholder, items });
  if (asked === undefined || asked === 'back') return asked;
  const from = asked.value.value;
  if (from === 'none') return { value: undefined };
  if (from === 'file') {
    const [file] = (await window.showOpenDialog({ title: placeholder })) ?? [];
    return file === undefined ? askSecret(desk, id, isRequired, frame) : { value: { id, from, value: file.fsPath } };
  }
  const typed = await typeText({
    title: frame.title,
    canGoBack: true,
    isSecret: from === 'typed',
    prompt: from === 'env' ? l10n.t('The name of the variable') : l10n.t('The secret {0}', id),
    fault: (text) =>
      from === 'typed' || /^[A-Za-z_]\w*$/.test(text) ? undefined : l10n.t('This is no name of a variable.'),
  });
  if (typed === undefined) return undefined;
  if (typed === 'back') return askSecret(desk, id, isRequired, frame);
  if (from === 'env') return { value: { id, from, value: typed.value } };
  desk.typed.set(id, typed.value);
  return { value: { id, from } };
}

async function askPlatform({ facts }: Desk, { platforms }: Answers, frame: Frame): Promise<Step> {
  const linked = platformsOf(facts.links).join(',');
  const choices: readonly (readonly [string, readonly string[]])[] = [
    ['linux/amd64', ['linux/amd64']],
    ['linux/arm64', ['linux/arm64']],
    [l10n.t('Both'), ['linux/amd64', 'linux/arm64']],
    [l10n.t('That of the engine'), []],
  ];
  const items = choices.map(([label, value]) =>
    line(
      label,
      value,
      linked !== '' && linked === value.join(',') ? l10n.t('what the task definition runs on') : undefined,
    ),
  );
  const free = (typed: string) => {
    const list = typed.split(/[\s,]+/).filter((one) => one !== '');
    return list.every((one) => /^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9]+)?$/.test(one))
      ? line(list.join(', '), list)
      : undefined;
  };
  const wanted = platforms.join(',');
  const active = items.find(({ value }) => value.join(',') === (wanted || linked)) ?? items[0];
  const placeholder = l10n.t('Which platform is it to run on?');
  return changing(await pickOne({ ...frame, placeholder, items, active, free }), ({ value }) => ({ platforms: value }));
}

async function askRepository({ facts, aws }: Desk, { repository }: Answers, frame: Frame): Promise<Step> {
  const create = line<RepositoryAnswer | undefined>(`$(add) ${l10n.t('Create a repository…')}`, undefined);
  const linked = facts.links.map(({ container }) => {
    const { registry, repository: name } = parseImageReference(container.image ?? '');
    return `${registry?.text}/${name.text}`;
  });
  const known =
    repository === undefined ? undefined : line(repository.name, repository as RepositoryAnswer | undefined);
  const more = repositoriesOf(aws).then((found) =>
    found
      .map((one) => ({ ...repositoryLine(one), isLinked: linked.includes(one.uri) }))
      .map((item) => (item.isLinked ? { ...item, detail: l10n.t('where the linked task definition finds it') } : item))
      .sort((a, b) => Number(b.isLinked) - Number(a.isLinked)),
  );
  const placeholder = l10n.t('Which repository?');
  const asked = await pickOne({ ...frame, placeholder, items: [create], more, active: known });
  if (asked === undefined || asked === 'back') return asked;
  if (asked.value.value !== undefined) return { repository: asked.value.value };
  const created = await createRepository(aws);
  if (created === undefined) return askRepository({ facts, aws } as Desk, { repository } as Answers, frame);
  return { repository: repositoryAnswer(created) };
}

async function repositoriesOf(aws: Aws): Promise<ecr.Repository[]> {
  const { room } = await aws.open();
  const found: ecr.Repository[] = [];
  for (const region of await aws.regions())
    for await (const page of room.ecr.listRepositories(region)) found.push(...page);
  return found;
}

function repositoryLine(repository: ecr.Repository): Line<RepositoryAnswer | undefined> {
  const answer = repositoryAnswer(repository);
  const isImmutable = repository.tagMutability.startsWith('IMMUTABLE');
  const facts = [answer.account, answer.region, isImmutable ? l10n.t('tags immutable') : undefined];
  return line(
    answer.name,
    answer as RepositoryAnswer | undefined,
    facts.filter((fact) => fact !== undefined).join(' · '),
  );
}

/** A repository as an answer. The region is in its ARN: `arn:aws:ecr:eu-west-1:111122223333:repository/parcels/web`. */
export function repositoryAnswer({
  name,
  uri,
  arn,
  registry,
}: Pick<ecr.Repository, 'name' | 'uri' | 'arn' | 'registry'>): RepositoryAnswer {
  const [, , , region = '', account = ''] = arn.split(':');
  return { registry: uri.split('/')[0] ?? '', name, region, account: registry || account };
}

async function askName(_desk: Desk, { localName }: Answers, frame: Frame): Promise<Step> {
  const prompt = l10n.t('What the image is to be called, without a tag');
  const asked = await typeText({ ...frame, prompt, value: localName, fault: (text) => faultOfName(text, l10n.t) });
  return changing(asked, (value) => ({ localName: value }));
}

async function askTags({ facts }: Desk, { tagKinds, freeTags }: Answers, frame: Frame): Promise<Step> {
  const words: Readonly<Record<TagKind, string>> = {
    describe: 'git describe',
    semver: l10n.t('the next version'),
    branch: l10n.t('the branch'),
    commit: l10n.t('the commit'),
    timestamp: l10n.t('the time, in UTC'),
    latest: l10n.t('moves with every push'),
  };
  const made = facts.proposals.map(({ tag, kind }) => line<TagKind | undefined>(tag, kind, words[kind]));
  const own = freeTags.map((tag) => line<TagKind | undefined>(tag, undefined));
  const selected = [...made.filter(({ value }) => value !== undefined && tagKinds.includes(value)), ...own];
  const free = (typed: string) => (isTag(typed) ? line<TagKind | undefined>(typed, undefined) : undefined);
  const placeholder = l10n.t('Which tags? Type another one to add it.');
  const asked = await pickMany({ ...frame, placeholder, items: [...made, ...own], selected, free });
  return changing(asked, (lines) => ({
    tagKinds: lines.flatMap(({ value }) => value ?? []),
    freeTags: lines.flatMap(({ value, label }) => (value === undefined ? [label] : [])),
  }));
}

async function askProvenance(_desk: Desk, { provenance }: Answers, frame: Frame): Promise<Step> {
  const items = [
    line(l10n.t('No attestation'), false),
    line(
      l10n.t('Attest how the image was made'),
      true,
      undefined,
      l10n.t('ECR lists the attestation as one more image, without a tag.'),
    ),
  ];
  const active = items.find(({ value }) => value === provenance);
  const placeholder = l10n.t('Is an attestation of its provenance to go with the image?');
  return changing(await pickOne({ ...frame, placeholder, items, active }), ({ value }) => ({ provenance: value }));
}
