import type { CompletionAnswer, CompletionChoice } from '../../../engine/features';
import type { TaskDefinitionModel } from '../../model';
import { cursorAt } from '../../syntax/cursor';
import { siteOfElement, siteOfMember } from '../site';
import { valueChoices } from './choices';
import { documentChoices, memberChoices } from './documents';
import { keyChoices } from './keys';

/**
 * What brings up completion in JSON: the quote that begins a name or a text, and the colon before a value. Others, such as the
 * comma, would take the next Enter for a choice.
 */
export const completionTriggers: readonly string[] = ['"', ':'];

/** What can be written at a place of a task definition. */
export function complete(
  definition: TaskDefinitionModel,
  offset: number,
  trigger?: string,
): CompletionAnswer | undefined {
  if (trigger !== undefined && !completionTriggers.includes(trigger)) return undefined;
  const choices = choicesAt(definition, offset);
  return choices.length === 0 ? undefined : { choices };
}

function choicesAt(definition: TaskDefinitionModel, offset: number): CompletionChoice[] {
  const { text, root, form, wrapper } = definition;
  if (root === undefined) return isBlank(text) ? documentChoices(definition, { start: offset, end: offset }) : [];
  const cursor = cursorAt(text, root, offset);
  if (cursor === undefined) return [];
  const { holder, kind, member, node } = cursor;
  if (kind === 'key' && holder.kind === 'object') {
    const isWhole = form === 'task-definition' && holder === (wrapper?.value ?? root);
    const isEmpty = holder.members.every((other) => other === member) && cursor.renames !== true;
    return [
      ...keyChoices(definition, cursor, holder),
      ...(isWhole && isEmpty ? memberChoices(definition, cursor) : []),
    ];
  }
  const site =
    holder.kind === 'array'
      ? siteOfElement(definition, holder, node)
      : siteOfMember(definition, holder, member?.key ?? '', node);
  return site === undefined ? [] : valueChoices(cursor, site);
}

function isBlank(text: string): boolean {
  return text.trim() === '' && text.length < 10_000;
}
