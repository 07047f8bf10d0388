import type { TaskDefinitionModel } from './model';
import type { Section } from './section';
import type { Member, Node } from './syntax/node';

/**
 * The members that a path leads to, of those that are there: `ipcMode`, `volumes[].host.sourcePath`,
 * `containerDefinitions[].linuxParameters.devices`. Steps that are unknown lead nowhere.
 */
export function membersAt(definition: TaskDefinitionModel, path: string): Member[] {
  const inContainers = /^containerDefinitions\[\]\.(.*)$/.exec(path)?.[1];
  if (inContainers === undefined) return membersIn([definition.task], path);
  return membersIn(definition.containers, inContainers);
}

/** The same from given sections on. */
export function membersIn(sections: readonly Section[], path: string): Member[] {
  let at = sections;
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  for (const step of steps) {
    at = step.endsWith('[]')
      ? at.flatMap((section) => section.list(step.slice(0, -2)).sections)
      : at.map((section) => section.section(step));
  }
  return at.map((section) => section.member(last)).filter((member) => member !== undefined);
}

/**
 * Whether a value says something: a placeholder may turn out to say nothing, and tools write `[]`, `{}`, `""`, `false` and 0 for
 * what is not set.
 */
export function saysSomething(node: Node): boolean {
  switch (node.kind) {
    case 'object':
      return node.members.some((member) => saysSomething(member.value));
    case 'array':
      return node.elements.some(saysSomething);
    case 'string':
      return node.value !== '' && !node.hasPlaceholder;
    case 'number':
      return node.value !== 0;
    case 'boolean':
      return node.value;
    default:
      return false;
  }
}
