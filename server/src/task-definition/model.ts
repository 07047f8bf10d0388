import type { DocumentKind } from '../engine/documents';
import type { Source } from '../engine/language';
import { firstIndex } from '../engine/search';
import { Compatibility } from './compatibility';
import { Container } from './container';
import { type Lookup, Names } from './names';
import { documents } from './schema/api';
import { List, Section } from './section';
import { asCpu, asMemory } from './sizes';
import type { Editor } from './syntax/editor';
import { type JsonDocument, parseJson } from './syntax/json';
import { jsonEditor } from './syntax/json-editor';
import { type Member, type Node, walk } from './syntax/node';
import type { Value } from './values';

/**
 * What rules and features see of a task definition, whatever it is written in.
 *
 * A rule reads `definition.task` (the properties of the task), `definition.containers` and `definition.volumes`, asks
 * `definition.compatibility` what the task has to run on, and makes its fixes with `definition.editor`:
 *
 * ```ts
 * check: forEachContainer((container, report, definition) => {
 *   const privileged = container.boolean('privileged');
 *   if (!definition.compatibility.isFargate || privileged.value !== true) return;
 *   report({ span: privileged.node.span, message: …, fixes: [suggested('Remove privileged', definition.editor.remove(container, 'privileged'))] });
 * }),
 * ```
 *
 * In a fragment (a bare list of container definitions) `task` is unknown, so that rules about the task fall silent by
 * themselves; so they do where a placeholder stands.
 */
export interface TaskDefinitionModel {
  readonly text: string;
  readonly kind: DocumentKind;
  readonly path: string | undefined;
  readonly syntax: JsonDocument;
  /** The whole document. */
  readonly root: Node | undefined;
  /** Every node of it, parents first. Collected once, when first asked for. */
  readonly nodes: readonly Node[];
  /** The `"taskDefinition": {…}` around the definition, as DescribeTaskDefinition prints it. */
  readonly wrapper: Member | undefined;
  readonly form: Form;
  /** The properties of the task; unknown in a fragment. */
  readonly task: Section;
  readonly containers: readonly Container[];
  /** The list that the containers stand in. */
  readonly containerList: List;
  readonly containerNames: Names<Container>;
  readonly volumes: readonly Section[];
  readonly volumeNames: Names<Section>;
  readonly compatibility: Compatibility;
  /** The task's size in CPU units. Unknown where the text is no size; `task.string('cpu')` has the text. */
  readonly cpu: Value<number>;
  /** The task's memory in MiB. */
  readonly memory: Value<number>;
  readonly editor: Editor;
}

/**
 * - `task-definition`: what RegisterTaskDefinition takes, bare or wrapped.
 * - `daemon-task-definition`: what RegisterDaemonTaskDefinition takes, known by its `pidMode` or `ipcMode` (`none`, `shared`).
 * - `container-definitions`: a bare list of container definitions, as Terraform takes it.
 */
export type Form = 'task-definition' | 'daemon-task-definition' | 'container-definitions';

/** Reads a document. Never fails. */
export function parseTaskDefinition({ text, kind, path }: Source): TaskDefinitionModel {
  const syntax = parseJson(text);
  const { root } = syntax;
  const wrapper = wrapperOf(root);
  const isFragment = kind === 'container-definitions' || root?.kind === 'array';
  const task = new Section(wrapper?.value ?? root);
  const containerList = isFragment ? List.of(root) : task.list('containerDefinitions');
  const form = isFragment ? 'container-definitions' : isDaemon(task) ? 'daemon-task-definition' : 'task-definition';
  const visible = form === 'container-definitions' || root === undefined ? Section.unknown : task;
  const containers = containerList.items
    .map((node, index) => new Container(node, index))
    .filter(({ state }) => state === 'known');
  const volumeList = visible.list('volumes');
  const volumes = volumeList.sections;
  let nodes: readonly Node[] | undefined;
  return {
    text,
    kind,
    path,
    syntax,
    root,
    get nodes() {
      nodes ??= walk(root);
      return nodes;
    },
    wrapper,
    form,
    task: visible,
    containers,
    containerList,
    containerNames: new Names(containerList, containers),
    volumes,
    volumeNames: new Names(volumeList, volumes),
    compatibility: new Compatibility(form === 'task-definition' ? visible : Section.unknown),
    cpu: visible.read('cpu', asCpu),
    memory: visible.read('memory', asMemory),
    editor: jsonEditor(text),
  };
}

function wrapperOf(root: Node | undefined): Member | undefined {
  const outer = new Section(root);
  const inner = outer.member('taskDefinition');
  if (inner?.value.kind !== 'object' || outer.member('containerDefinitions') !== undefined) return undefined;
  return inner;
}

/** Properties that tell an ordinary task definition with a wrong `pidMode` from one of a daemon. */
const ordinaryOnly = Object.keys(documents['task-definition'].members).filter(
  (name) => !(name in documents['daemon-task-definition'].members),
);

function isDaemon(task: Section): boolean {
  if (ordinaryOnly.some((name) => task.member(name) !== undefined)) return false;
  const daemonOnly = (mode: string | undefined, shared: readonly string[]) =>
    mode !== undefined && shared.includes(mode);
  // `ipcMode` is `none` in ordinary task definitions too.
  return daemonOnly(task.string('pidMode').value, ['none', 'shared']) || task.string('ipcMode').value === 'shared';
}

/** The container definition of a name. */
export function containerNamed(definition: TaskDefinitionModel, name: string): Lookup<Container> {
  return definition.containerNames.find(name);
}

/** The volume of a name. In a fragment every volume is unknown. */
export function volumeNamed(definition: TaskDefinitionModel, name: string): Lookup<Section> {
  return definition.volumeNames.find(name);
}

/** The container definition that holds `offset`. */
export function containerAt({ containers }: TaskDefinitionModel, offset: number): Container | undefined {
  const index = firstIndex(containers.length, (at) => offset <= (containers[at]?.node?.span.end ?? 0));
  const container = containers[index];
  return container?.node !== undefined && container.node.span.start <= offset ? container : undefined;
}
