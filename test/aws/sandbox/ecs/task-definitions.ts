import { pageOf } from '../paging';
import { ServiceError } from '../service-error';
import { type Input, type Operations, seconds } from '../wire';
import type { Place } from '../world';
import { asDescribed } from './described';
import { rejectWrong } from './rejections';
import type { Ecs } from './state';
import type { StoredDefinition } from './stored';

const sizes = { usual: 100, most: 100 };

/** The operations on task definitions. */
export const taskDefinitionOperations: Operations<Place> = {
  RegisterTaskDefinition({ ecs }, input) {
    rejectWrong(input);
    return described(ecs, ecs.register(input), true);
  },

  DescribeTaskDefinition({ ecs }, input) {
    const withTags = (input.include as string[] | undefined)?.includes('TAGS') ?? false;
    return described(ecs, ecs.definition(input.taskDefinition), withTags);
  },

  ListTaskDefinitionFamilies({ ecs }, input) {
    const { familyPrefix = '', status = 'ACTIVE' } = input;
    const families = [...ecs.definitions]
      .filter(([family]) => family.startsWith(String(familyPrefix)))
      .filter(([, revisions]) => {
        const isActive = revisions.some((revision) => revision.status === 'ACTIVE');
        return status === 'ALL' || (status === 'ACTIVE') === isActive;
      })
      .map(([family]) => family)
      .sort();
    const { page, nextToken } = pageOf(families, input, sizes);
    return { families: page, nextToken };
  },

  ListTaskDefinitions({ ecs }, input) {
    const { familyPrefix, status = 'ACTIVE', sort = 'ASC' } = input;
    const arns = [...ecs.definitions]
      .filter(([family]) => familyPrefix === undefined || family === familyPrefix)
      .flatMap(([, revisions]) => revisions.filter((revision) => revision.status === status))
      .map((revision) => ecs.definitionArn(revision));
    const { page, nextToken } = pageOf(sort === 'DESC' ? arns.reverse() : arns, input, sizes);
    return { taskDefinitionArns: page, nextToken };
  },

  DeregisterTaskDefinition({ ecs }, input) {
    const revision = ecs.definition(input.taskDefinition);
    revision.status = 'INACTIVE';
    revision.deregisteredAt = ecs.options.now();
    return { taskDefinition: toWire(ecs, revision) };
  },

  DeleteTaskDefinitions({ ecs }, input) {
    const taskDefinitions: Input[] = [];
    const failures: Input[] = [];
    const names = input.taskDefinitions as string[];
    if (names.length > 10)
      throw new ServiceError('InvalidParameterException', 'Number of task definitions cannot exceed 10.');
    for (const name of names) {
      const revision = ecs.definition(name);
      if (revision.status === 'ACTIVE') {
        const reason =
          'The specified task definition is still in ACTIVE status. Please deregister the target and try again.';
        failures.push({ arn: ecs.definitionArn(revision), reason });
        continue;
      }
      revision.status = 'DELETE_IN_PROGRESS';
      taskDefinitions.push(toWire(ecs, revision));
    }
    return { taskDefinitions, failures };
  },
};

function described(ecs: Ecs, revision: StoredDefinition, withTags: boolean): object {
  const { tags } = revision.document;
  return { taskDefinition: toWire(ecs, revision), tags: withTags ? (tags ?? []) : undefined };
}

/** As ECS gives it back, with what it has computed. */
function toWire(ecs: Ecs, revision: StoredDefinition): Input {
  const { tags: _, ...document } = revision.document;
  const requires = (document.requiresCompatibilities as string[] | undefined) ?? [];
  return {
    ...asDescribed(document, ecs.options.account),
    taskDefinitionArn: ecs.definitionArn(revision),
    revision: revision.revision,
    status: revision.status,
    requiresAttributes: [{ name: 'com.amazonaws.ecs.capability.docker-remote-api.1.18' }],
    compatibilities: requires.includes('FARGATE') ? ['EC2', 'FARGATE'] : ['EXTERNAL', 'EC2'],
    registeredAt: seconds(revision.registeredAt),
    deregisteredAt: seconds(revision.deregisteredAt),
    registeredBy: `arn:aws:iam::${ecs.options.account}:user/newcomer`,
  };
}
