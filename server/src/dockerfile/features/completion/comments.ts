import type { CompletionChoice } from '../../../engine/features';
import type { DockerfileModel } from '../../model';
import { rules } from '../../rules';
import { hadolintCodes } from '../../tables/hadolint';
import type { CommentCursor } from '../cursor';
import { checkChoices } from './checks';
import { choice, values } from './choices';
import { directiveNames, directiveValues, isAmongDirectives } from './directives';
import { type Slot, slotAt } from './slot';

const nameForm = { rest: /^\w*(?:\s+(?:global\s+)?ignore)?\s*=?/ };
/** With nothing typed, what stands behind is no name that is being changed, but a line that is being commented out. */
const newNameForm = { rest: /^/ };
const itemForm = { rest: /^[\w-]*/ };

/** Directives at the top, and comments that silence rules. */
export function commentChoices(
  model: DockerfileModel,
  cursor: CommentCursor,
  offset: number,
  isAsked: boolean,
): CompletionChoice[] {
  const { before } = cursor;
  const isDirective = isAmongDirectives(model, cursor.lineStart);
  const directive = /^\s*(\w+)\s*=\s*(.*)$/.exec(before);
  const name = directive?.[1]?.toLowerCase();
  const value = directive?.[2] ?? '';
  if (name === 'check') return checkChoices(model, value, offset, isDirective);
  if (name !== undefined) return isDirective ? directiveValues(model, name, value, offset) : [];
  const ignore = /^\s*(quaymaster|hadolint)\s+(?:global\s+)?ignore\s*=(?:.*[,\s])?([\w-]*)$/.exec(before);
  if (ignore !== null) return ruleChoices(model, ignore[1] ?? '', ignore[2] ?? '', before, offset);
  const typed = before.trimStart();
  if (!isAsked && (typed !== '' || !isDirective)) return [];
  const slot = slotAt(model, offset - typed.length, offset, typed === '' ? newNameForm : nameForm);
  if (slot === undefined || (!isAsked && !slot.isLast)) return [];
  const lead = before === '' ? ' ' : '';
  const names = [...(isDirective ? directiveNames(model) : []), ...ignoreNames(isDirective)];
  return names
    .filter(({ text }) => text.startsWith(typed.toLowerCase()))
    .map(({ text, description }) =>
      choice(slot, 'keyword', `${lead}${text}`, { label: text, documentation: description, continues: true }),
    );
}

function ignoreNames(isDirective: boolean) {
  const check = { text: 'check=skip=', description: 'Silences build checks of BuildKit for the instruction below.' };
  return [
    ...(isDirective ? [] : [check]),
    { text: 'quaymaster ignore=', description: 'Silences rules for the instruction below.' },
    { text: 'quaymaster global ignore=', description: 'Silences rules in the whole file.' },
    { text: 'hadolint ignore=', description: 'Silences rules by their hadolint codes for the instruction below.' },
    { text: 'hadolint global ignore=', description: 'Silences rules by their hadolint codes in the whole file.' },
  ];
}

function ruleChoices(model: DockerfileModel, tool: string, typed: string, before: string, offset: number) {
  const slot = slotAt(model, offset - typed.length, offset, itemForm);
  if (slot === undefined) return [];
  const listed = new Set(before.slice(before.indexOf('=') + 1, before.length - typed.length).split(/[\s,]+/));
  return tool === 'hadolint'
    ? values(
        slot,
        hadolintCodes.filter(({ value }) => !listed.has(value)),
        'constant',
      )
    : ids(slot, listed);
}

function ids(slot: Slot, listed: ReadonlySet<string>): CompletionChoice[] {
  return rules
    .filter(({ id }) => !listed.has(id))
    .map(({ id, summary }) => choice(slot, 'constant', id, { documentation: summary }));
}
