import {
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  ListTaskDefinitionFamiliesCommand,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
  type TaskDefinition as SdkTaskDefinition,
} from '@aws-sdk/client-ecs';
import { problem } from '../problem/from-error';
import type { AwsRegion, Call } from '../session';
import { pagesOf, piecesOf } from '../session/pages';
import { readRevision } from './arn';
import { readDescribed, registrable } from './document';
import type { Revision, TaskDefinition, TaskDefinitionDocument } from './model';
import { receiveRaw, sendRaw } from './raw-json';

/** Source: Amazon ECS API reference, ListTaskDefinitions and DeleteTaskDefinitions. */
const pageSize = 100;
const deletedAtOnce = 10;

/** The names of the families that have an active revision (or, on request, none), page by page, sorted. */
export function listFamilies(
  region: AwsRegion,
  { prefix, inactive = false, ...call }: Call & { readonly prefix?: string; readonly inactive?: boolean } = {},
): AsyncGenerator<readonly string[]> {
  const status = inactive ? 'INACTIVE' : 'ACTIVE';
  return pagesOf(async (nextToken) => {
    const input = { familyPrefix: prefix, status, maxResults: pageSize, nextToken } as const;
    const answer = await region.send('ListTaskDefinitionFamilies', call, (options) =>
      region.ecs.send(new ListTaskDefinitionFamiliesCommand(input), options),
    );
    return { items: answer.families, next: answer.nextToken };
  });
}

/** The revisions of a family, the newest first, page by page. */
export function listRevisions(
  region: AwsRegion,
  family: string,
  { inactive = false, ...call }: Call & { readonly inactive?: boolean } = {},
): AsyncGenerator<readonly Revision[]> {
  const status = inactive ? 'INACTIVE' : 'ACTIVE';
  return pagesOf(async (nextToken) => {
    const input = { familyPrefix: family, status, sort: 'DESC', maxResults: pageSize, nextToken } as const;
    const answer = await region.send('ListTaskDefinitions', call, (options) =>
      region.ecs.send(new ListTaskDefinitionsCommand(input), options),
    );
    // A service that took the family for a prefix would list its neighbours as well.
    const revisions = answer.taskDefinitionArns?.map(readRevision).filter((revision) => revision.family === family);
    return { items: revisions, next: answer.nextToken };
  });
}

/** One revision: `web:7`, its ARN, or `web` for the newest active one. Throws the problem `not-found`, or `rejected` in ECS's words. */
export async function describeTaskDefinition(
  region: AwsRegion,
  name: string,
  call: Call = {},
): Promise<TaskDefinition> {
  const command = new DescribeTaskDefinitionCommand({ taskDefinition: name, include: ['TAGS'] });
  let text = '{}';
  command.middlewareStack.use(receiveRaw((raw) => (text = raw)));
  const { taskDefinition } = await region.send('DescribeTaskDefinition', call, (options) =>
    region.ecs.send(command, options),
  );
  return toTaskDefinition(taskDefinition, text, region.name, 'DescribeTaskDefinition');
}

/** Registers a document as the next revision of its family, field by field as it is. Throws the problem `rejected` in ECS's words. */
export async function registerTaskDefinition(
  region: AwsRegion,
  document: TaskDefinitionDocument,
  call: Call = {},
): Promise<TaskDefinition> {
  const command = new RegisterTaskDefinitionCommand({ family: '', containerDefinitions: [] });
  let text = '{}';
  command.middlewareStack.use(sendRaw(document));
  command.middlewareStack.use(receiveRaw((raw) => (text = raw)));
  const { taskDefinition } = await region.send('RegisterTaskDefinition', call, (options) =>
    region.ecs.send(command, options),
  );
  return toTaskDefinition(taskDefinition, text, region.name, 'RegisterTaskDefinition');
}

/** Makes a revision inactive: what runs goes on, and nothing new starts with it. */
export async function deregisterTaskDefinition(region: AwsRegion, name: string, call: Call = {}): Promise<Revision> {
  const { taskDefinition } = await region.send('DeregisterTaskDefinition', call, (options) =>
    region.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: name }), options),
  );
  return readRevision(taskDefinition?.taskDefinitionArn ?? '');
}

/** Deletes revisions that are inactive. What ECS would not delete comes back with its reason. */
export async function deleteTaskDefinitions(
  region: AwsRegion,
  names: readonly string[],
  call: Call = {},
): Promise<readonly { readonly name: string; readonly reason: string }[]> {
  const undeleted: { name: string; reason: string }[] = [];
  for (const piece of piecesOf(names, deletedAtOnce)) {
    const { failures = [] } = await region.send('DeleteTaskDefinitions', call, (options) =>
      region.ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: [...piece] }), options),
    );
    undeleted.push(...failures.map(({ arn = '', reason = '', detail }) => ({ name: arn, reason: detail ?? reason })));
  }
  return undeleted;
}

function toTaskDefinition(
  definition: SdkTaskDefinition | undefined,
  text: string,
  region: string,
  operation: string,
): TaskDefinition {
  const raw = readDescribed(text);
  if (definition?.taskDefinitionArn === undefined || raw === undefined)
    throw problem('malformed', { operation, region });
  return {
    ...readRevision(definition.taskDefinitionArn),
    status: definition.status ?? 'ACTIVE',
    registeredAt: definition.registeredAt,
    registeredBy: definition.registeredBy,
    deregisteredAt: definition.deregisteredAt,
    compatibilities: definition.compatibilities ?? [],
    document: registrable(raw.described, raw.tags),
  };
}
