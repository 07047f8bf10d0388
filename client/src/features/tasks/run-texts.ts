import type { Translate } from '../../infrastructure/translate';
import {
  type Capacity,
  type ClusterFacts,
  capacityOf,
  type Override,
  possibleRunQuestions,
  type RunAnswers,
  type RunFault,
  type RunNetwork,
  type RunQuestion,
} from './run-plan';

// How answers are written and read: commands, networks, sizes, and the lines of the review.

/**
 * The words of a command: a JSON list, or words as a shell would part them. Quotes and backslashes hold words together; nothing is
 * expanded, since no shell reads them. `undefined` for a text that is neither.
 */
export function readCommand(text: string): string[] | undefined {
  if (text.trim().startsWith('[')) return readList(text);
  const words: string[] = [];
  // A word is made of plain characters, escaped ones, and quoted runs.
  const word = /\s+|((?:[^\s'"\\]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")+)/sy;
  while (word.lastIndex < text.length) {
    const found = word.exec(text);
    if (found === null) return undefined;
    if (found[1] !== undefined) words.push(unquoted(found[1]));
  }
  return words;
}

function readList(text: string): string[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list : undefined;
  } catch {
    return undefined;
  }
}

function unquoted(word: string): string {
  return word.replace(/'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/gs, (_, single?: string, double?: string, one?: string) => {
    return single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? one ?? '';
  });
}

/** A command as it could be typed. */
export function commandText(command: readonly string[]): string {
  return command.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ');
}

/** Ids that are parted by blanks or commas; `undefined` where one is not of that kind, or there are too many. Source: ECS API reference, AwsVpcConfiguration. */
export function readIds(text: string, kind: 'subnet' | 'sg'): string[] | undefined {
  const ids = text.split(/[\s,]+/).filter((id) => id !== '');
  const isFine = ids.every((id) => new RegExp(`^${kind}-[0-9a-f]{8,17}$`).test(id));
  return isFine && ids.length <= (kind === 'subnet' ? 16 : 5) ? ids : undefined;
}

/** CPU units and MiB: `512 1024`; a dash leaves one as it is. `undefined` for anything else. */
export function readSize(text: string): Pick<Override, 'cpu' | 'memory'> | undefined {
  if (text.trim() === '') return {};
  const found = /^\s*(\d{2,6}|-)\s+(\d{1,7}|-)\s*$/.exec(text);
  if (found === null) return undefined;
  const [cpu, memory] = found.slice(1).map((word) => (word === '-' ? undefined : Number(word)));
  return { cpu, memory };
}

/** A size as it could be typed; empty for none. */
export function sizeText({ cpu, memory }: Override): string {
  return cpu === undefined && memory === undefined ? '' : `${cpu ?? '-'} ${memory ?? '-'}`;
}

/** A capacity, as a person would call it. */
export function capacityText(
  { launchType, provider }: Capacity,
  cluster: ClusterFacts | undefined,
  t: Translate,
): string {
  const shares = cluster?.defaultCapacity.map(({ provider }) => provider).join(', ') ?? '';
  return launchType ?? provider ?? t('default of the cluster: {0}', shares);
}

/** A network, as a person would read it. */
export function networkText({ service, subnets, securityGroups, publicIp }: RunNetwork, t: Translate): string {
  const parts = [service && t('as service {0}', service), subnets.join(', '), securityGroups.join(', ')];
  return [...parts.filter(Boolean), publicIp ? t('public IP') : t('no public IP')].join(' · ');
}

/** A line of the review: an answer, and the question behind it. */
export interface RunLine {
  readonly question: RunQuestion;
  readonly name: string;
  readonly value: string;
}

/** The answers, one line each. No secret is among them. */
export function runLines(answers: RunAnswers, t: Translate): RunLine[] {
  const { revision, cluster, network, overrides } = answers;
  const capacity = capacityOf(answers);
  const each = (text: (override: Override) => string) => {
    const texts = Object.entries(overrides).map(([name, override]) => [name, text(override)] as const);
    const some = texts.filter(([, value]) => value !== '');
    const isOne = revision?.containers.length === 1;
    const lines = some.map(([name, value]) => (name === '' || isOne ? value : `${name}: ${value}`));
    return lines.join(' · ') || t('as the task definition has it');
  };
  const lines: Readonly<Record<RunQuestion, readonly [name: string, value: string]>> = {
    revision: [t('Task definition'), revision?.name ?? ''],
    cluster: [t('Cluster'), cluster?.name ?? ''],
    capacity: [t('Capacity'), capacity === undefined ? '' : capacityText(capacity, cluster, t)],
    platformVersion: [t('Platform version'), answers.platformVersion ?? 'LATEST'],
    network: [t('Network'), network === undefined ? '' : networkText(network, t)],
    count: [t('Count'), String(answers.count)],
    command: [t('Command'), each(({ command }) => (command === undefined ? '' : commandText(command)))],
    environment: [
      t('Environment'),
      each(({ environment = {} }) => Object.entries(environment).map(variableText).join(', ')),
    ],
    size: [t('CPU units and MiB'), each(sizeText)],
    execEnabled: ['ECS Exec', answers.execEnabled ? t('on') : t('off')],
    startedBy: [t('Started by'), answers.startedBy],
  };
  return possibleRunQuestions(answers).map((question) => {
    const [name, value] = lines[question];
    return { question, name, value };
  });
}

/** A variable without its value where that is a secret. */
export function variableText([name, value]: readonly [string, string | null]): string {
  return `${name}=${value ?? '•••'}`;
}

/** Why nothing can be run yet. */
export function runFaultText(fault: RunFault, { revision, cluster }: RunAnswers, t: Translate): string {
  const texts: Readonly<Record<RunFault, string>> = {
    revision: t('Choose a task definition.'),
    cluster: t('Choose a cluster.'),
    capacity: t(
      'Cluster {0} has no capacity for {1}, which needs {2}.',
      cluster?.name ?? '',
      revision?.name ?? '',
      revision?.launchTypes.join(', ') ?? '',
    ),
    network: t('Choose a network: each task has an address of its own.'),
  };
  return texts[fault];
}
