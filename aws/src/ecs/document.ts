import type { TaskDefinitionDocument } from './model';

type Json = Readonly<Record<string, unknown>>;

/**
 * What only ECS writes. Source: Amazon ECS API reference, TaskDefinition against RegisterTaskDefinition. `compatibilities` is
 * computed; `requiresCompatibilities` is the author's.
 */
const writtenByEcs: ReadonlySet<string> = new Set([
  'compatibilities',
  'deleteRequestedAt',
  'deregisteredAt',
  'registeredAt',
  'registeredBy',
  'requiresAttributes',
  'revision',
  'status',
  'taskDefinitionArn',
]);

/** What would register a described task definition again: without what ECS writes, and with its tags if it has some of its own. */
export function registrable(described: Json, tags: unknown): TaskDefinitionDocument {
  const own = Object.entries(described).filter(([name]) => !writtenByEcs.has(name));
  const ownTags = Array.isArray(tags) ? tags.filter((tag) => !isOfAws(tag)) : [];
  return Object.fromEntries(ownTags.length > 0 ? [...own, ['tags', ownTags]] : own);
}

/** AWS sets tags of its own (`aws:cloudformation:…`), which nobody else may. */
function isOfAws(tag: unknown): boolean {
  return /^aws:/i.test(String((tag as { readonly key?: unknown } | null)?.key));
}

/** The `taskDefinition` and the `tags` out of the text of an answer; `undefined` where there is none. */
export function readDescribed(text: string): { readonly described: Json; readonly tags: unknown } | undefined {
  const { taskDefinition, tags } = JSON.parse(text) as { taskDefinition?: Json; tags?: unknown };
  return taskDefinition === undefined ? undefined : { described: taskDefinition, tags };
}
