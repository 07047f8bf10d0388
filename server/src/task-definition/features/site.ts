import type { Container } from '../container';
import { containerAt, type TaskDefinitionModel } from '../model';
import { documents } from '../schema/api';
import { type Description, describe, type Path } from '../schema/describe';
import { pathInDefinition } from '../schema/place';
import { Section } from '../section';
import { type ArrayNode, containerOf, type Node, type ObjectNode } from '../syntax/node';

/** A value of a task definition that is being written, or could be. */
export interface Site {
  readonly definition: TaskDefinitionModel;
  readonly path: Path;
  /** The names that lead to it from the task definition, also in a fragment: `containerDefinitions.dependsOn.condition`. */
  readonly where: string;
  readonly description: Description;
  /** The object that it stands in, or that its list stands in. */
  readonly owner: Section;
  /** The container definition around it. */
  readonly container: Container | undefined;
  /** The strings that are in the list besides it, for an element of a list. */
  readonly others: readonly string[];
  /** What stands there now. */
  readonly node: Node | undefined;
}

/** The value of a property of an object, whether it is there or not; `undefined` where the API knows no such place. */
export function siteOfMember(definition: TaskDefinitionModel, object: ObjectNode, key: string, node?: Node) {
  const owner = new Section(object);
  return siteAt(definition, object, key, { owner, others: [], node });
}

/** An element of a list, whether it is there or not. */
export function siteOfElement(definition: TaskDefinitionModel, list: ArrayNode, node?: Node) {
  const strings = list.elements.flatMap((element) =>
    element !== node && element.kind === 'string' ? [element.value] : [],
  );
  return siteAt(definition, list, 0, { owner: new Section(containerOf(list)), others: strings, node });
}

/** The whole of a document. */
export function siteOfRoot(definition: TaskDefinitionModel): Site {
  const description = { type: documents[definition.form] };
  return {
    definition,
    path: [],
    where: whereOf(definition, []),
    description,
    owner: Section.absent,
    container: undefined,
    others: [],
    node: undefined,
  };
}

/** What is inside of a value that is not there yet. */
export function siteWithin(site: Site, step: string | number): Site | undefined {
  const path = [...site.path, step];
  const description = describe(site.definition.form, path);
  if (description === undefined) return undefined;
  const where = whereOf(site.definition, path);
  return { ...site, path, where, description, owner: Section.absent, others: [], node: undefined };
}

function siteAt(
  definition: TaskDefinitionModel,
  holder: ObjectNode | ArrayNode,
  step: string | number,
  rest: Pick<Site, 'owner' | 'others' | 'node'>,
): Site | undefined {
  const outer = pathInDefinition(definition, holder);
  const path = outer && [...outer, step];
  const description = path && describe(definition.form, path);
  if (path === undefined || description === undefined) return undefined;
  const container = containerAt(definition, holder.span.start + 1);
  return { definition, path, where: whereOf(definition, path), description, container, ...rest };
}

function whereOf({ form }: TaskDefinitionModel, path: Path): string {
  const names = path.filter((step) => typeof step === 'string');
  return [...(form === 'container-definitions' ? ['containerDefinitions'] : []), ...names].join('.');
}
