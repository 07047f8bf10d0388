import { pageOf } from '../paging';
import type { Input, Operations } from '../wire';
import type { Place } from '../world';
import { type RefusalId, refusal, wordsOfRefusal } from './refusals';
import { rejectWrong } from './rejections';
import { revisionToWire } from './revision-to-wire';
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
    const revision = exactRevision(ecs, input.taskDefinition);
    if (revision.status === 'ACTIVE') {
      revision.status = 'INACTIVE';
      revision.deregisteredAt = ecs.options.now();
    }
    return { taskDefinition: revisionToWire(ecs, revision) };
  },

  DeleteTaskDefinitions({ ecs }, input) {
    const names = (input.taskDefinitions ?? []) as readonly string[];
    if (names.length === 0) throw refusal('revisions-none');
    if (names.length > 10) throw refusal('revisions-too-many');
    const taskDefinitions: Input[] = [];
    const failures: Input[] = [];
    for (const name of names) {
      const why = undeletable(ecs, name);
      if (why !== undefined) {
        const arn = name.startsWith('arn:') ? name : ecs.arn(`task-definition/${name}`);
        failures.push({ arn, reason: wordsOfRefusal(why) });
        continue;
      }
      const revision = ecs.definition(name);
      revision.status = 'DELETE_IN_PROGRESS';
      taskDefinitions.push(revisionToWire(ecs, revision));
    }
    return { taskDefinitions, failures };
  },
};

/** Why a revision cannot be deleted, if it cannot. */
function undeletable(ecs: Ecs, name: string): RefusalId | undefined {
  const [family = '', number] = name.replace(/^.*\//, '').split(':');
  if (number === undefined || !/^\d+$/.test(number)) return 'revision-invalid-to-delete';
  const revision = ecs.definitions.get(family)?.[Number(number) - 1];
  if (revision === undefined) return 'revision-missing-to-delete';
  return revision.status === 'ACTIVE' ? 'revision-still-active' : undefined;
}

/** The operation wants a family and a number. */
function exactRevision(ecs: Ecs, name: unknown): StoredDefinition {
  const [, number] = String(name).replace(/^.*\//, '').split(':');
  if (number === undefined) throw refusal('revision-unnumbered');
  if (!/^\d+$/.test(number)) throw refusal('revision-misnumbered', number);
  return ecs.definition(name);
}

function described(ecs: Ecs, revision: StoredDefinition, withTags: boolean): object {
  const { tags } = revision.document;
  return { taskDefinition: revisionToWire(ecs, revision), tags: withTags ? (tags ?? []) : undefined };
}
