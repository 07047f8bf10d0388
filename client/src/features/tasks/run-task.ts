import { l10n, type QuickPickItem, QuickPickItemKind } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import { whereText } from '../../infrastructure/aws/confirm';
import type { AwsRegion, ecs } from '../../infrastructure/aws/room';
import { pickOne } from '../../infrastructure/questions/prompts';
import { type Verdict, walk } from '../../infrastructure/questions/walk';
import type { Subject } from '../explorer/node';
import type { RunDesk } from './run-desk';
import type { RunMemory } from './run-memory';
import { type RunAnswers, type RunQuestion, revisionFacts, runFault, toRun } from './run-plan';
import { askRun } from './run-questions';
import { runFaultText, runLines } from './run-texts';

/** What a person has agreed to run. */
export interface AgreedRun {
  /** Of the account that was shown. */
  readonly place: AwsRegion;
  /** `web:8` */
  readonly name: string;
  readonly run: ecs.TaskToRun;
}

interface Line extends QuickPickItem {
  readonly verdict?: Verdict<RunQuestion>;
}

/**
 * Asks for what is to be run, and shows it to be agreed to. A line of the tree may name the family, the revision, the cluster, or a service,
 * whose network is taken over then. `undefined`: the person would rather not.
 */
export async function askWhatToRun(aws: Aws, memory: RunMemory, subject?: Subject): Promise<AgreedRun | undefined> {
  aws.checkWritable();
  const { room } = await aws.open();
  const region = await aws.region(subject?.region);
  const desk: RunDesk = { room, region, memory, typed: new Map() };
  const first = await firstAnswers(desk, subject);
  const title = l10n.t('Run a task');
  const open = (now: RunAnswers): RunQuestion[] => [
    ...(first.revision === undefined ? (['revision'] as const) : []),
    ...(first.cluster === undefined ? (['cluster'] as const) : []),
    ...(isNetworkOpen(first, now, memory) ? (['network'] as const) : []),
  ];
  const agreed = await walk(open, first, {
    ask: (question, now, place) => {
      const canGoBack = place === undefined || place.step > 1;
      return askRun(question, desk, now, { title, step: place?.step, totalSteps: place?.total, canGoBack });
    },
    review: async (now, totalSteps) => {
      const where = await whereText(aws, { region: region.name, cluster: now.cluster?.name });
      return review(now, where, { title, totalSteps, canGoBack: open(now).length > 0 });
    },
  });
  if (agreed === undefined) return undefined;
  await memory.keep(agreed);
  return { place: region, name: agreed.revision?.name ?? '', run: toRun(agreed, desk.typed) };
}

/** What the line of the tree says. */
async function firstAnswers({ room, region, memory }: RunDesk, subject: Subject | undefined): Promise<RunAnswers> {
  const { name, arn = '', taskDefinition, cluster: clusterName, service: serviceName } = subject ?? {};
  const isRevision = arn.includes(':task-definition/');
  const revisionName = taskDefinition ?? (isRevision ? arn : clusterName === undefined ? name : undefined);
  const [described, cluster, service] = await Promise.all([
    revisionName && room.ecs.describeTaskDefinition(region, revisionName),
    clusterName && room.ecs.describeCluster(region, clusterName),
    clusterName && serviceName ? room.ecs.describeService(region, clusterName, serviceName) : undefined,
  ]);
  const revision = described ? revisionFacts(described) : undefined;
  const own = service?.network && { ...service.network, service: service.name };
  return {
    revision,
    cluster: cluster || undefined,
    network: own ?? (cluster ? memory.network(cluster.arn) : undefined),
    ...(service === undefined ? {} : capacityOfService(service)),
    overrides: revision === undefined ? {} : memory.overrides(revision),
    count: 1,
    execEnabled: false,
    startedBy: 'quaymaster',
  };
}

/** Where a service runs its tasks. */
function capacityOfService({ launchType, capacity, platformVersion }: ecs.Service): Partial<RunAnswers> {
  const [share] = capacity;
  return {
    capacity: launchType === undefined ? share && { provider: share.provider } : { launchType },
    platformVersion: platformVersion === 'LATEST' ? undefined : platformVersion,
  };
}

/** The network is asked for where tasks need one, and neither a service nor an earlier run tells it. */
function isNetworkOpen({ network }: RunAnswers, { revision, cluster }: RunAnswers, memory: RunMemory): boolean {
  if (network !== undefined || revision?.isAwsvpc !== true) return false;
  return cluster !== undefined && memory.network(cluster.arn) === undefined;
}

async function review(
  answers: RunAnswers,
  where: string,
  frame: { readonly title: string; readonly totalSteps: number; readonly canGoBack: boolean },
): Promise<Verdict<RunQuestion>> {
  const fault = runFault(answers);
  const name = answers.revision?.name ?? '';
  const first: Line =
    fault === undefined
      ? { label: `$(run) ${l10n.t('Run {0}', name)}`, detail: where, verdict: 'run' }
      : { label: `$(error) ${runFaultText(fault, answers, l10n.t)}`, verdict: { again: fault } };
  const lines = runLines(answers, l10n.t).map(
    ({ question, name, value }): Line => ({ label: name, description: value, verdict: { again: question } }),
  );
  const asked = await pickOne<Line>({
    ...frame,
    step: frame.totalSteps,
    placeholder: l10n.t('Pick an answer to change it'),
    items: [first, { label: l10n.t('Answers'), kind: QuickPickItemKind.Separator }, ...lines],
  });
  return asked === undefined || asked === 'back' ? asked : asked.value.verdict;
}
