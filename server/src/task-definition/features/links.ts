import { fileSystemConsole, logGroupConsole, parameterConsole, roleConsole, secretConsole } from '../../engine/console';
import type { LinkInfo } from '../../engine/features';
import { registryPage } from '../../engine/registry-pages';
import type { Container } from '../container';
import type { TaskDefinitionModel } from '../model';
import { isParameterName, secretsOf } from '../secrets';
import type { Value } from '../values';
import { homeOf } from './home';

/** What names something that has a page of its own: images, roles, secrets, parameters, log groups and file systems. */
export function links(model: TaskDefinitionModel): readonly LinkInfo[] {
  return [...linksOf(model)].sort((a, b) => a.span.start - b.span.start);
}

function* linksOf(model: TaskDefinitionModel): Generator<LinkInfo> {
  const { task, containers, volumes } = model;
  // Where the text names several Regions, what names none may be in any.
  const { regions } = homeOf(model);
  const region = regions.length === 1 ? regions[0] : undefined;
  for (const role of ['taskRoleArn', 'executionRoleArn']) yield* link(task.string(role), roleConsole, 'IAM console');
  for (const container of containers) yield* linksOfContainer(container, region);
  for (const volume of volumes) {
    const id = volume.section('efsVolumeConfiguration').string('fileSystemId');
    if (region !== undefined) yield* link(id, (text) => fileSystemConsole(region, text), 'Amazon EFS console');
  }
}

function* linksOfContainer(container: Container, region: string | undefined): Generator<LinkInfo> {
  const image = container.string('image');
  const page = image.state === 'known' ? registryPage(image.value) : undefined;
  if (page !== undefined) yield* link(image, () => page.url, page.title);
  for (const secret of secretsOf(container)) {
    const from = secret.string('valueFrom');
    if (from.value?.startsWith('arn:')) {
      const title = from.value.includes(':ssm:') ? 'Parameter Store console' : 'Secrets Manager console';
      yield* link(from, secretConsole, title);
    } else if (region !== undefined && isParameterName(from.value ?? ''))
      yield* link(from, (text) => parameterConsole(region, text), 'Parameter Store console');
  }
  if (container.logDriver !== 'awslogs') return;
  const logRegion = container.logOptions.string('awslogs-region').value;
  if (logRegion === undefined) return;
  yield* link(
    container.logOptions.string('awslogs-group'),
    (group) => logGroupConsole(logRegion, group),
    'CloudWatch Logs console',
  );
}

function* link(
  value: Value<string>,
  urlOf: (text: string) => string | undefined,
  tooltip: string,
): Generator<LinkInfo> {
  if (value.state !== 'known' || value.value === '' || value.node.kind !== 'string') return;
  const url = urlOf(value.value);
  if (url !== undefined) yield { span: value.node.content, to: { url }, tooltip };
}
