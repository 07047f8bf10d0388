import { createHash } from 'node:crypto';
import { l10n, type Memento } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import { confirm } from '../../infrastructure/aws/confirm';
import type { Engine } from '../../infrastructure/container-engine';
import { type PushPlan, references } from './plan';
import { shellCommands } from './shell-commands';
import { type PushTask, planOf, regionOf } from './tasks-json';

/** Under which name the tasks that a person has agreed to are remembered, and how many. */
const memory = { key: 'push.agreed', most: 20 } as const;

/** The plan of a task in tasks.json; what it does not say is that of the session. Throws a problem. */
export async function planOfTask(aws: Aws, task: PushTask, folder: string, engine: Engine): Promise<PushPlan> {
  const { name, builder } = engine;
  const place = { folder, engine: { name, builder }, region: '', account: '', registry: '' };
  if (task.repository === undefined) return planOf(task, place);
  const { room } = await aws.open();
  const region = await aws.region(regionOf(task));
  const { account } = await aws.identity();
  const registry = task.repository.split('/')[0]?.includes('.') ? '' : (await room.ecr.getLogin(region)).host;
  return planOf(task, { ...place, region: region.name, account, registry });
}

/** Whether a person has agreed to a push, now or before: the same commands, in the same account and region. */
export async function isAgreed(aws: Aws, state: Memento, plan: PushPlan, region: string): Promise<boolean> {
  const { account } = await aws.identity();
  const agreed = state.get<string[]>(memory.key, []);
  const facts = shellCommands(plan, process.platform === 'win32' ? 'powershell' : 'posix');
  const text = JSON.stringify([account, region, ...facts]);
  const mark = createHash('sha256').update(text).digest('base64');
  if (agreed.includes(mark)) return true;
  const title = l10n.t('Push {0}?', references(plan).join(', '));
  const isYes = await confirm(aws, { title, facts, region, button: l10n.t('Push') });
  if (isYes) await state.update(memory.key, [...agreed, mark].slice(-memory.most));
  return isYes;
}
