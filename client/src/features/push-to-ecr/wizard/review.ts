import path from 'node:path';
import type { Translate } from '../../../infrastructure/translate';
import type { Fault, PushPlan } from '../plan';
import { type Answers, type Facts, possibleQuestions, type Question, tagsOf } from './answers';

/** A line of the review: an answer, and the question behind it. */
export interface ReviewLine {
  readonly question: Question;
  readonly name: string;
  readonly value: string;
}

/** How things are shown: paths from the workspace folder. */
export interface ReviewPlace {
  readonly folder?: string;
}

/** The answers, one line each, in the order of the questions. */
export function reviewLines(facts: Facts, answers: Answers, { folder }: ReviewPlace, t: Translate): ReviewLine[] {
  const texts: Readonly<Record<Question, () => readonly [name: string, value: string]>> = {
    image: () => [t('Image'), answers.image ?? ''],
    stage: () => [t('Stage'), stageText(facts, answers, t)],
    context: () => [t('Context'), shownPath(answers.context, folder)],
    args: () => [t('Build arguments'), argsText(facts, answers, t)],
    secrets: () => [t('Secrets'), secretsText(facts, answers, folder, t)],
    platform: () => [t('Platform'), answers.platforms.join(', ') || t('that of the engine')],
    repository: () => [t('Repository'), repositoryText(answers)],
    name: () => [t('Name'), answers.localName ?? ''],
    tags: () => [t('Tags'), tagsOf(facts, answers).join(', ')],
    provenance: () => [t('Provenance'), answers.provenance ? t('attested') : t('not attested')],
  };
  return possibleQuestions(facts).map((question) => {
    const [name, value] = texts[question]();
    return { question, name, value };
  });
}

/** The stage that is built, as a person would call it. */
export function stageText({ inputs }: Facts, { target }: Answers, t: Translate): string {
  const last = inputs.stages.at(-1)?.label ?? '';
  return target === undefined ? t('{0}, the last one', last) : target;
}

function argsText({ inputs }: Facts, { buildArgs }: Answers, t: Translate): string {
  const given = inputs.args.filter(({ name }) => buildArgs[name] !== undefined);
  if (given.length === 0) return t('as the Dockerfile has them');
  return given.map(({ name }) => `${name}=${buildArgs[name]}`).join(', ');
}

function secretsText({ inputs }: Facts, { secrets }: Answers, folder: string | undefined, t: Translate): string {
  const texts = inputs.secrets.map(({ id }) => {
    const answer = secrets.find((secret) => secret.id === id);
    if (answer === undefined) return t('{0}: none', id);
    if (answer.from === 'typed') return t('{0}: typed, kept for this build alone', id);
    return answer.from === 'env' ? `${id}: $${answer.value}` : `${id}: ${shownPath(answer.value, folder)}`;
  });
  return texts.join(', ');
}

function repositoryText({ repository }: Answers): string {
  if (repository === undefined) return '';
  return `${repository.name} (${repository.account}, ${repository.region})`;
}

/** A path from the workspace folder, or as it is outside of it. */
export function shownPath(file: string, folder: string | undefined): string {
  if (folder === undefined) return file;
  const seen = path.relative(folder, file);
  if (seen === '') return path.basename(folder);
  return seen.startsWith('..') || path.isAbsolute(seen) ? file : seen;
}

/** The plan as a document: what is done, and with which commands. */
export function reviewDocument(
  title: string,
  lines: readonly ReviewLine[],
  commands: { readonly posix: readonly string[]; readonly powershell: readonly string[] },
  t: Translate,
): string {
  const rows = lines.map(({ name, value }) => `| ${cell(name)} | ${cell(value)} |`);
  const fenced = (language: string, code: readonly string[]) => `\`\`\`${language}\n${code.join('\n')}\n\`\`\``;
  return [
    `# ${title}`,
    [`| ${t('What')} | ${t('How')} |`, '| --- | --- |', ...rows].join('\n'),
    `## ${t('The same by hand')}`,
    t('The token of ECR goes from the AWS CLI to the engine through a pipe; it stands in no argument.'),
    fenced('sh', commands.posix),
    fenced('powershell', commands.powershell),
    '',
  ].join('\n\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** Why a plan cannot be carried out, as sentences. */
export function faultTexts(faults: readonly Fault[], { engine }: PushPlan, t: Translate): string[] {
  return faults.map(({ part, value }) => {
    if (part === 'needs BuildKit') return t('{0} needs BuildKit for build secrets.', engine.name);
    if (part === 'needs buildx') return t('{0} needs its plugin buildx for this: {1}.', engine.name, value);
    if (part === 'needs a registry') return t('Only a registry can hold an image for several platforms: {0}.', value);
    return value === '' ? t('There is no {0} yet.', part) : t('This cannot be used as {0}: {1}', part, value);
  });
}
