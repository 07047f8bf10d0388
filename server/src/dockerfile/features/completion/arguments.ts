import type { CompletionChoice } from '../../../engine/features';
import type { DockerfileModel } from '../../model';
import type { SourcedText } from '../../syntax/sourced-text';
import { protocolValues, shellValues } from '../../tables/values';
import type { InstructionCursor } from '../cursor';
import { choice, values } from './choices';
import { imageChoices } from './images';
import { groups, ports, users, workFolders } from './names';
import { pairChoices } from './pairs';
import { destinationChoices } from './paths';
import { signalChoices } from './signals';
import { lineForm, type Slot, slotAt, wordForm } from './slot';

/** The word that is typed. */
interface Word {
  readonly index: number;
  readonly text: string;
  readonly slot: Slot;
}

/** What can be written as an argument, flags and variables aside. */
export function argumentChoices(model: DockerfileModel, cursor: InstructionCursor, offset: number): CompletionChoice[] {
  const { before } = cursor;
  if (before.keyword === 'SHELL') return shellChoices(model, cursor, offset);
  if (before.keyword === 'COPY' || before.keyword === 'ADD') return destinationChoices(model, cursor, offset);
  if (before.arguments.text.startsWith('[')) return [];
  const word = wordAt(model, cursor, offset);
  if (word === undefined || /["']/.test(word.text)) return [];
  const { index, text, slot } = word;
  switch (before.keyword) {
    case 'FROM':
      return fromChoices(model, cursor, word);
    case 'HEALTHCHECK':
      return index === 0 ? checkChoices(slot) : [];
    case 'STOPSIGNAL':
      return index === 0 ? signalChoices(slot) : [];
    case 'USER':
      return index === 0 ? userChoices(model, offset, text, slot) : [];
    case 'WORKDIR':
      return index === 0 ? values(slot, workFolders(model, cursor.statement), 'folder') : [];
    case 'EXPOSE':
      return portChoices(model, offset, text, slot);
    case 'ARG':
    case 'ENV':
    case 'LABEL':
      return pairChoices(model, cursor, offset, text, slot);
    default:
      return [];
  }
}

function wordAt(model: DockerfileModel, cursor: InstructionCursor, offset: number): Word | undefined {
  const words = cursor.before.words;
  const last: SourcedText | undefined = cursor.isFresh ? undefined : words.at(-1);
  const slot = slotAt(model, last === undefined ? offset : cursor.statement.start + last.at(0), offset, wordForm);
  return slot && { index: last === undefined ? words.length : words.length - 1, text: last?.text ?? '', slot };
}

function fromChoices(model: DockerfileModel, { statement, before }: InstructionCursor, word: Word): CompletionChoice[] {
  if (word.index === 0) return imageChoices(model, statement, word.slot);
  if (word.index > 1) return [];
  const as = before.keywordText.text === before.keyword ? 'AS' : 'as';
  const { isLast, separator } = word.slot;
  const named = isLast && separator === '';
  return [
    choice(word.slot, 'keyword', named ? `${as} \${1:name}` : as, {
      label: as,
      detail: `${as} name`,
      documentation: 'Names the stage, so that COPY, mounts and other stages can use it.',
      isSnippet: named,
    }),
  ];
}

function checkChoices(slot: Slot): CompletionChoice[] {
  const isFree = slot.isLast && slot.separator === '';
  return [
    choice(slot, 'keyword', isFree ? 'CMD ["${1:program}"]' : 'CMD', {
      label: 'CMD',
      detail: 'CMD command',
      documentation: 'The command that tests the container: 0 says that it works, 1 that it does not.',
      isSnippet: isFree,
    }),
    choice(slot, 'keyword', 'NONE', { documentation: 'Takes away the health check of the base image.' }),
  ];
}

/** A group follows a colon. */
function userChoices(model: DockerfileModel, offset: number, text: string, slot: Slot): CompletionChoice[] {
  const part = behind(model, offset, text, ':');
  return part === undefined ? values(slot, users(model)) : values(part, groups(model));
}

/** A protocol follows a slash. */
function portChoices(model: DockerfileModel, offset: number, text: string, slot: Slot): CompletionChoice[] {
  const part = behind(model, offset, text, '/');
  return part === undefined ? values(slot, ports(model)) : values(part, protocolValues, 'constant');
}

/** The slot behind a sign in the word that is typed. */
function behind(model: DockerfileModel, offset: number, text: string, sign: string): Slot | undefined {
  const at = text.indexOf(sign);
  return at === -1 ? undefined : slotAt(model, offset - (text.length - at - 1), offset, { rest: /^[\w-]*/ });
}

function shellChoices(model: DockerfileModel, { before, statement }: InstructionCursor, offset: number) {
  const start = before.arguments.length === 0 ? offset : statement.start + before.arguments.at(0);
  const slot = slotAt(model, start, offset, lineForm);
  return slot === undefined ? [] : values(slot, shellValues, 'constant');
}
