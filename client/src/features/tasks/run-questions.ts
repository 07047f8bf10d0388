import { l10n } from 'vscode';
import type { ecs } from '../../infrastructure/aws/room';
import { pickListed } from '../../infrastructure/questions/listed';
import { type Asked, type Frame, line, pickOne, typeText } from '../../infrastructure/questions/prompts';
import { afterSlash } from '../explorer/text';
import { askEnvironment } from './ask-environment';
import { chooseCluster } from './choose';
import { changing, forContainer, overriding, type RunDesk, type RunStep } from './run-desk';
import {
  type Capacity,
  capacitiesOf,
  capacityOf,
  type RunAnswers,
  type RunNetwork,
  type RunQuestion,
  revisionFacts,
} from './run-plan';
import { capacityText, commandText, networkText, readCommand, readIds, readSize, sizeText } from './run-texts';

type Ask = (desk: RunDesk, answers: RunAnswers, frame: Frame) => Promise<RunStep>;

/** Asks one question. */
export function askRun(question: RunQuestion, desk: RunDesk, answers: RunAnswers, frame: Frame): Promise<RunStep> {
  return asks[question](desk, answers, frame);
}

const asks: Readonly<Record<RunQuestion, Ask>> = {
  revision: askRevision,
  cluster: askCluster,
  capacity: askCapacity,
  platformVersion: askPlatformVersion,
  network: askNetwork,
  count: askCount,
  command: askCommand,
  environment: askEnvironment,
  size: askSize,
  execEnabled: askExec,
  startedBy: askStartedBy,
};

async function askRevision({ room, region, memory }: RunDesk, _: RunAnswers, frame: Frame): Promise<RunStep> {
  const asked = await pickListed<string>({
    ...frame,
    placeholder: l10n.t('Which task definition? A revision can be typed too: web:7'),
    async *pages(signal) {
      for await (const page of room.ecs.listFamilies(region, { signal }))
        yield page.map((family) => line(family, family, l10n.t('its newest revision')));
    },
    free: (typed) => (/^[\w-]+(?::\d+)?$/.test(typed) ? typed : undefined),
  });
  return changing(asked, async (name) => {
    const found = revisionFacts(await room.ecs.describeTaskDefinition(region, name));
    return { revision: found, capacity: undefined, overrides: memory.overrides(found) };
  });
}

async function askCluster(desk: RunDesk, _: RunAnswers, frame: Frame): Promise<RunStep> {
  const asked = await chooseCluster(desk, frame);
  return changing(asked, async (name) => {
    const cluster = await desk.room.ecs.describeCluster(desk.region, name);
    return { cluster, capacity: undefined, network: desk.memory.network(cluster.arn) };
  });
}

async function askCapacity(_: RunDesk, answers: RunAnswers, frame: Frame): Promise<RunStep> {
  const { revision, cluster } = answers;
  const choices = revision && cluster ? capacitiesOf(revision, cluster) : [];
  const items = choices.map((choice) => line<Capacity>(capacityText(choice, cluster, l10n.t), choice));
  const current = capacityOf(answers);
  const active = items.find(
    ({ value }) => value.launchType === current?.launchType && value.provider === current?.provider,
  );
  const placeholder = l10n.t('On which capacity?');
  return changing(await pickOne({ ...frame, placeholder, items, active }), ({ value }) => ({ capacity: value }));
}

async function askPlatformVersion(
  _: RunDesk,
  { platformVersion = 'LATEST' }: RunAnswers,
  frame: Frame,
): Promise<RunStep> {
  const items = ['LATEST', '1.4.0', '1.3.0'].map((version) => line(version, version));
  const active = items.find(({ value }) => value === platformVersion);
  const free = (typed: string) => (/^\d+\.\d+\.\d+$/.test(typed) ? line(typed, typed) : undefined);
  const placeholder = l10n.t('Which platform version of Fargate?');
  return changing(await pickOne({ ...frame, placeholder, items, active, free }), ({ value }) => ({
    platformVersion: value === 'LATEST' ? undefined : value,
  }));
}

async function askNetwork(desk: RunDesk, answers: RunAnswers, frame: Frame): Promise<RunStep> {
  const { room, region } = desk;
  const { cluster, revision, network } = answers;
  const isOwn = ({ taskDefinition = '' }: ecs.Service) => afterSlash(taskDefinition).split(':')[0] === revision?.family;
  const asked = await pickListed<RunNetwork | 'typed'>({
    ...frame,
    placeholder: l10n.t('Which network? That of a service can be taken over.'),
    async *pages(signal) {
      for await (const page of room.ecs.listServices(region, cluster?.arn ?? '', { signal }))
        yield page.flatMap((service) => {
          const { name, network, taskDefinition = '' } = service;
          if (network === undefined) return [];
          const own = {
            ...line(name, { ...network, service: name }, afterSlash(taskDefinition)),
            isFirst: isOwn(service),
          };
          return [{ ...own, detail: networkText(network, l10n.t) }];
        });
    },
    last: [line(`$(edit) ${l10n.t('Type subnets and security groups…')}`, 'typed' as const)],
  });
  if (asked === undefined || asked === 'back') return asked;
  if (asked.value !== 'typed') return { network: asked.value };
  const typed = await typeNetwork(network, { ...frame, canGoBack: true });
  return typed === 'back' ? askNetwork(desk, answers, frame) : typed && { network: typed };
}

async function typeNetwork(before: RunNetwork | undefined, frame: Frame): Promise<RunNetwork | 'back' | undefined> {
  const ids = async (kind: 'subnet' | 'sg', prompt: string, value = ''): Promise<Asked<readonly string[]>> => {
    const fault = (text: string) => {
      const read = readIds(text, kind);
      if (read === undefined)
        return l10n.t('These are ids such as {0}, parted by blanks or commas.', `${kind}-0a1b2c3d4e5f60718`);
      return kind === 'subnet' && read.length === 0 ? l10n.t('At least one subnet is needed.') : undefined;
    };
    const asked = await typeText({ ...frame, prompt, value, fault });
    return asked === undefined || asked === 'back' ? asked : { value: readIds(asked.value, kind) ?? [] };
  };
  const subnets = await ids('subnet', l10n.t('The ids of the subnets'), before?.subnets.join(' '));
  if (subnets === undefined || subnets === 'back') return subnets;
  const prompt = l10n.t('The ids of the security groups; none for the default one of the VPC');
  const securityGroups = await ids('sg', prompt, before?.securityGroups.join(' '));
  if (securityGroups === 'back')
    return typeNetwork({ ...before, subnets: subnets.value, securityGroups: [], publicIp: false }, frame);
  if (securityGroups === undefined) return undefined;
  const items = [
    line(l10n.t('No public IP'), false),
    line(l10n.t('A public IP'), true, l10n.t('for public subnets on Fargate')),
  ];
  const active = items.find(({ value }) => value === before?.publicIp);
  const publicIp = await pickOne({ ...frame, placeholder: l10n.t('Is each task to have a public IP?'), items, active });
  if (publicIp === undefined || publicIp === 'back') return publicIp;
  return { subnets: subnets.value, securityGroups: securityGroups.value, publicIp: publicIp.value.value };
}

async function askCount(_: RunDesk, { count }: RunAnswers, frame: Frame): Promise<RunStep> {
  const fault = (text: string) => (/^(?:[1-9]|10)$/.test(text) ? undefined : l10n.t('From 1 to 10.'));
  const asked = await typeText({
    ...frame,
    prompt: l10n.t('How many tasks? From 1 to 10.'),
    value: String(count),
    fault,
  });
  return changing(asked, (text) => ({ count: Number(text) }));
}

function askCommand(_: RunDesk, answers: RunAnswers, frame: Frame): Promise<RunStep> {
  return forContainer(answers, frame, async (container, own) => {
    const { command } = answers.overrides[container] ?? {};
    const asked = await typeText({
      ...own,
      prompt: l10n.t(
        'The command of {0}: words (quotes hold them together, no shell reads them) or a JSON list. Empty: as the task definition has it.',
        container,
      ),
      value: command === undefined ? '' : commandText(command),
      fault: (text) =>
        readCommand(text) === undefined ? l10n.t('A quote is open, or the list is none of texts.') : undefined,
    });
    return changing(asked, (text) => overriding(answers, container, { command: readCommand(text) }));
  });
}

function askSize(_: RunDesk, answers: RunAnswers, frame: Frame): Promise<RunStep> {
  const task = line(l10n.t('The whole task'), '');
  const ask = async (container: string, own: Frame) => {
    const asked = await typeText({
      ...own,
      prompt: l10n.t('CPU units and MiB: 512 1024. A dash leaves one as it is; empty leaves both.'),
      value: sizeText(answers.overrides[container] ?? {}),
      fault: (text) => (readSize(text) === undefined ? l10n.t('Two numbers, such as 512 1024.') : undefined),
    });
    return changing(asked, (text) =>
      overriding(answers, container, { cpu: undefined, memory: undefined, ...readSize(text) }),
    );
  };
  return forContainer(answers, frame, ask, [task]);
}

async function askExec(_: RunDesk, { execEnabled }: RunAnswers, frame: Frame): Promise<RunStep> {
  const items = [
    line(l10n.t('Off'), false),
    line(l10n.t('On'), true, l10n.t('for shells; the task role needs the permissions of ssmmessages')),
  ];
  const active = items.find(({ value }) => value === execEnabled);
  const placeholder = l10n.t('Is ECS Exec to be on?');
  return changing(await pickOne({ ...frame, placeholder, items, active }), ({ value }) => ({ execEnabled: value }));
}

async function askStartedBy(_: RunDesk, { startedBy }: RunAnswers, frame: Frame): Promise<RunStep> {
  // Source: ECS API reference, RunTask.
  const fault = (text: string) =>
    /^[\w/-]{0,128}$/.test(text) ? undefined : l10n.t('At most 128 letters, digits, dashes, slashes and underscores.');
  const prompt = l10n.t('Who or what starts it, as ECS is to show it');
  return changing(await typeText({ ...frame, prompt, value: startedBy, fault }), (text) => ({ startedBy: text }));
}
