import type { CompletionChoice, FolderEntry, FolderQuestion } from '../../../engine/features';
import { readIgnorePatterns } from '../../ignore-patterns';
import type { DockerfileModel, Statement } from '../../model';
import { normalize } from '../../paths';
import { cursorAt, type InstructionCursor } from '../cursor';
import { choice, fitting, values } from './choices';
import { workFolders } from './names';
import { type Slot, slotAt } from './slot';

/** A path of COPY or ADD that is being written. */
interface PathPlace {
  /** Which of the paths, from 0. */
  readonly index: number;
  /** What has been typed of it, as it is written. */
  readonly typed: string;
  readonly isJson: boolean;
  /** Whether another path stands behind, so that this one is a source. */
  readonly hasNext: boolean;
}

/** A JSON array that ends within a string: what stands before the string, and what has been typed of it. */
const openJson = /^\[\s*((?:"(?:[^"\\]|\\.)*"\s*,\s*)*)"((?:[^"\\]|\\.)*)$/;

function placeAt(cursor: InstructionCursor, offset: number): PathPlace | undefined {
  const { before, whole, isFresh, statement } = cursor;
  const { text } = before.arguments;
  if (before.keyword !== 'COPY' && before.keyword !== 'ADD') return undefined;
  if (text.startsWith('[')) {
    const [, strings, typed] = openJson.exec(text) ?? [];
    if (strings === undefined || typed === undefined) return undefined;
    const behind = whole.source.slice(offset - statement.start);
    const index = strings.match(/"(?:[^"\\]|\\.)*"/g)?.length ?? 0;
    return { index, typed, isJson: true, hasNext: /^[^"\n]*"\s*,/.test(behind) };
  }
  const { words } = before;
  const last = isFresh ? undefined : words.at(-1);
  if (last === undefined && !isFresh) return undefined;
  const typed = last?.text ?? '';
  if (/["']|^<</.test(typed)) return undefined;
  const from = offset - statement.start + (isFresh ? 0 : 1);
  const hasNext = whole.json === undefined && whole.words.some((word) => word.at(0) >= from);
  return { index: words.length - (last === undefined ? 0 : 1), typed, isJson: false, hasNext };
}

/** Where a copy can go: the folders that WORKDIR names, and what was copied to before. */
export function destinationChoices(
  model: DockerfileModel,
  cursor: InstructionCursor,
  offset: number,
): CompletionChoice[] {
  const place = placeAt(cursor, offset);
  if (place === undefined || place.index === 0 || place.hasNext) return [];
  const slot = slotAt(model, offset - place.typed.length, offset, { rest: place.isJson ? /^[^"\n]*/ : /^\S*/ });
  if (slot === undefined) return [];
  const folders = workFolders(model, cursor.statement).map(({ value }) => `${value.replace(/\/$/, '')}/`);
  const all = new Set(['./', ...destinations(model, cursor.statement), ...folders]);
  const facts = [...all].map((value) => ({ value, description: '' }));
  return values(
    slot,
    fitting(facts, slot, ({ value }) => value),
    'folder',
  );
}

/** The destinations of other instructions, the nearest first. */
function destinations(model: DockerfileModel, except: Statement): string[] {
  return [...model.of('COPY'), ...model.of('ADD')]
    .filter((statement) => statement !== except)
    .sort((a, b) => Math.abs(a.index - except.index) - Math.abs(b.index - except.index))
    .flatMap(({ instruction: { operands } }) => (operands.length > 1 ? (operands.at(-1)?.text ?? []) : []))
    .filter((path) => !/[\s"'\\]|<</.test(path));
}

/** The folder of the build context, part of which a source of COPY or ADD is about to name. */
export function folderAt(model: DockerfileModel, offset: number, trigger?: string): FolderQuestion | undefined {
  const cursor = cursorAt(model, offset);
  if (cursor?.kind !== 'instruction' || (trigger !== undefined && !' /"'.includes(trigger))) return undefined;
  const place = placeAt(cursor, offset);
  if (place === undefined || cursor.before.flag('from') !== undefined) return undefined;
  const { index, typed, isJson, hasNext } = place;
  // Beyond the first, what begins with a slash is a destination, until another path follows.
  if (/[$*?[\\]|:\/\//.test(typed) || (index > 0 && !hasNext && typed.startsWith('/'))) return undefined;
  const folder = normalize(typed.slice(0, typed.lastIndexOf('/') + 1) || '.').replace(/^\//, '');
  if (folder.startsWith('..')) return undefined;
  const part = typed.slice(typed.lastIndexOf('/') + 1);
  const form = {
    rest: isJson ? /^[^"/\n]*/ : /^[^\s/]*/,
    separator: typed === '' && !isJson ? (' ' as const) : undefined,
  };
  const slot = slotAt(model, offset - part.length, offset, form);
  return slot && { folder: folder || '.', choices: (entries) => entryChoices(model, slot, folder, entries, isJson) };
}

function entryChoices(
  model: DockerfileModel,
  slot: Slot,
  folder: string,
  entries: readonly FolderEntry[],
  isJson: boolean,
): CompletionChoice[] {
  const patterns = readIgnorePatterns(model.context?.ignore ?? '');
  const within = folder === '.' || folder === '' ? '' : `${folder}/`;
  // Only a JSON array takes blanks; what would be a pattern or a variable has to be written by hand.
  const special = isJson ? /["\\$*?[\]\p{Cc}]/u : /["'\\$*?[\]\s\p{Cc}]/u;
  const sent = entries.filter(
    ({ name, isFolder }) => !special.test(name) && !patterns.leavesOut(`${within}${name}`, isFolder),
  );
  const isHidden = ({ name }: FolderEntry) => Number(name.startsWith('.'));
  sent.sort(
    (a, b) => isHidden(a) - isHidden(b) || Number(b.isFolder) - Number(a.isFolder) || (a.name < b.name ? -1 : 1),
  );
  const hasSlash = model.text[slot.span.end] === '/';
  return fitting(sent, slot, ({ name }) => name).map(({ name, isFolder }) => {
    if (!isFolder) return choice(slot, 'file', name);
    return choice({ ...slot, separator: '' }, 'folder', hasSlash ? name : `${name}/`, {
      label: `${name}/`,
      continues: true,
    });
  });
}
