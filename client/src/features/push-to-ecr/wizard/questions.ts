import path from 'node:path';
import { l10n, Uri, window } from 'vscode';
import { type Frame, type Line, line, pickMany, pickOne, typeText } from '../../../infrastructure/questions/prompts';
import { faultOfName } from '../../repositories/repository-name';
import { type Answers, type Facts, isNeeded, platformsOf, type Question } from './answers';
import { askRepository } from './ask-repository';
import { askSecrets } from './ask-secrets';
import { type Ask, changing, type Desk, type Step } from './desk';
import { shownPath } from './review';
import { isTag, type TagKind } from './tags';

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
