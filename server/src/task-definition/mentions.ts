import type { Span } from '../engine/span';
import type { TaskDefinitionModel } from './model';
import type { Section } from './section';
import { type Node, type StringNode, spanInString } from './syntax/node';

/** What has a name that other parts of a task definition go by. */
export type NamedKind = 'container' | 'volume' | 'port';

/** A place that names a container, a volume or a port. */
export interface Mention {
  readonly kind: NamedKind;
  /** As written, placeholders and all. */
  readonly name: string;
  /** The name alone, without quotes. */
  readonly span: Span;
  /** A placeholder stands in it, so that the final name is not known. */
  readonly hasPlaceholder: boolean;
  readonly node: StringNode;
  /** What gets its name here; absent where the place only goes by a name. */
  readonly defines?: Section;
}

const known = new WeakMap<TaskDefinitionModel, readonly Mention[]>();

/**
 * Every mention of a document, in the order of the text. Ports are named for Service Connect, outside of the task definition.
 * Source: Amazon ECS API reference, ContainerDefinition, ProxyConfiguration and Volume.
 */
export function mentionsOf(definition: TaskDefinitionModel): readonly Mention[] {
  let mentions = known.get(definition);
  if (mentions === undefined) {
    mentions = [...readMentions(definition)].sort((a, b) => a.span.start - b.span.start);
    known.set(definition, mentions);
  }
  return mentions;
}

/** The mention at a place; touching its end counts. */
export function mentionAt(definition: TaskDefinitionModel, offset: number): Mention | undefined {
  return mentionsOf(definition).find(({ span }) => span.start <= offset && offset <= span.end);
}

/** Every mention of the same thing, in the order of the text. */
export function mentionsLike(definition: TaskDefinitionModel, { kind, name }: Mention): readonly Mention[] {
  return mentionsOf(definition).filter((other) => other.kind === kind && other.name === name);
}

function* readMentions({ task, containers, volumes }: TaskDefinitionModel): Generator<Mention> {
  for (const container of containers) {
    yield* named('container', container);
    for (const mapping of container.list('portMappings').sections) yield* named('port', mapping);
    for (const mount of container.list('mountPoints').sections) yield* used('volume', mount, 'sourceVolume');
    for (const dependency of container.list('dependsOn').sections)
      yield* used('container', dependency, 'containerName');
    for (const source of container.list('volumesFrom').sections) yield* used('container', source, 'sourceContainer');
    // `name`, or `name:alias`.
    for (const link of container.list('links').items) yield* mention('container', link, /^[^:]*/);
  }
  for (const volume of volumes) yield* named('volume', volume);
  yield* used('container', task.section('proxyConfiguration'), 'containerName');
}

function* named(kind: NamedKind, section: Section): Generator<Mention> {
  for (const found of used(kind, section, 'name')) yield { ...found, defines: section };
}

function used(kind: NamedKind, section: Section, property: string): Generator<Mention> {
  return mention(kind, section.member(property)?.value, /^.*/s);
}

function* mention(kind: NamedKind, node: Node | undefined, part: RegExp): Generator<Mention> {
  if (node?.kind !== 'string') return;
  const { content, value } = node;
  const [name = ''] = part.exec(value) ?? [];
  // With an escape in it, a place in the value is no place in the text.
  if (name === '' || content.end - content.start !== value.length) return;
  const span = spanInString(node, { start: 0, end: name.length });
  yield { kind, name, span, hasPlaceholder: node.hasPlaceholder, node };
}
