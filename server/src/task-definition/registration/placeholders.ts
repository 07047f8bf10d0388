import type { Span } from '../../engine/span';
import type { TaskDefinitionModel } from '../model';
import { pathInDefinition } from '../schema/place';
import { type Node, type StringNode, spanInString, walk } from '../syntax/node';
import { Tokens } from '../syntax/tokens';
import { holdsPlaceholder, isStatement, placeholdersIn } from '../tables/placeholders';
import { mayBeDescribed, mayBeMeant } from './meant-for-others';
import { Namer, type PlaceholderWords } from './placeholder-names';
import { placeOf } from './places';

/** One place in which a placeholder stands. */
export interface Occurrence extends PlaceholderWords {
  /** As written. */
  readonly text: string;
  /** Within the text of its carrier. */
  readonly part: Span;
  readonly place: string;
  /** It is meant for a shell in the container, unless its name is used elsewhere too. */
  readonly isDoubtful: boolean;
}

/** A token of the file with placeholders in it. */
export interface Carrier {
  /** A string, a name in quotes, a value without quotes, or something that stands for whole members. */
  readonly kind: 'string' | 'name' | 'bare-name' | 'value' | 'members';
  readonly span: Span;
  /** What is filled in: decoded for a string. */
  readonly text: string;
  /** Where the text stands word for word; absent where escapes make it differ. */
  readonly content?: Span;
  readonly node?: Node;
  readonly occurrences: readonly Occurrence[];
}

/** The placeholders of a file, in its order. */
export interface PlaceholdersOfFile {
  readonly carriers: readonly Carrier[];
  /** The first statement of a template engine: `{% if x %}`. Nobody else can carry it out. */
  readonly statement?: string;
}

type Draft = Omit<Carrier, 'occurrences'> & { readonly holder: Node };

/** Finds what has to be filled in before a file can be registered. */
export function findPlaceholders(definition: TaskDefinitionModel): PlaceholdersOfFile {
  const drafts = [...carriersIn(definition.root, definition.text)];
  const known = new Set(drafts.map(({ span }) => span.start));
  let statement: string | undefined;
  for (const { kind, span } of tokensOf(definition.text)) {
    const text = definition.text.slice(span.start, span.end);
    if (kind === 'statement') statement ??= text;
    const holder = kind === 'placeholder' && !known.has(span.start) ? holderOf(definition.root, span.start) : undefined;
    if (holder !== undefined) drafts.push({ kind: 'members', span, text, content: span, holder });
  }
  const namer = new Namer();
  const carriers = drafts
    .sort((a, b) => a.span.start - b.span.start)
    .map((draft) => withOccurrences(definition, draft, namer));
  const inStrings = carriers
    .flatMap(({ occurrences }) => occurrences)
    .find(({ text, isDoubtful }) => !isDoubtful && isStatement(text));
  return {
    carriers: carriers.filter(({ occurrences }) => occurrences.length > 0),
    statement: statement ?? inStrings?.text,
  };
}

function* tokensOf(text: string) {
  const tokens = new Tokens(text);
  for (let token = tokens.next(); token.kind !== 'end'; token = tokens.next()) yield token;
}

function* carriersIn(root: Node | undefined, text: string): Generator<Draft> {
  for (const node of walk(root)) {
    if (node.kind === 'string' && node.hasPlaceholder) yield inString(node);
    if (node.kind === 'unknown') {
      const source = text.slice(node.span.start, node.span.end);
      if (holdsPlaceholder(source)) yield { kind: 'value', span: node.span, text: source, node, holder: node };
    }
    if (node.kind !== 'object') continue;
    for (const member of node.members) {
      const { keySpan: span, keyHasPlaceholder, key, value } = member;
      // Editors read `$schema`, which only looks like a placeholder.
      if (!keyHasPlaceholder || key === '$schema') continue;
      const isQuoted = text[span.start] === '"';
      const content = { start: span.start + 1, end: span.end - 1 };
      if (!isQuoted) yield { kind: 'bare-name', span, text: text.slice(span.start, span.end), holder: value };
      else if (key.length !== content.end - content.start) yield { kind: 'name', span, text: key, holder: value };
      else yield { kind: 'name', span, text: key, content, holder: value };
    }
  }
}

function inString(node: StringNode): Draft {
  const { span, value, content } = node;
  const isPlain = spanInString(node, { start: 0, end: value.length }) !== span;
  return { kind: 'string', span, text: value, ...(isPlain ? { content } : {}), node, holder: node };
}

/** The innermost object or list around an offset. */
function holderOf(root: Node | undefined, offset: number): Node | undefined {
  return walk(root).findLast(
    (node) => (node.kind === 'object' || node.kind === 'array') && node.span.start < offset && offset < node.span.end,
  );
}

function withOccurrences(definition: TaskDefinitionModel, { holder, ...carrier }: Draft, namer: Namer): Carrier {
  const path = pathInDefinition(definition, holder);
  const isWanted = (carrier.kind !== 'string' && carrier.kind !== 'value') || mayBeDescribed(path);
  const occurrences = partsOf(carrier.text).flatMap((part): Occurrence[] => {
    const text = carrier.text.slice(part.start, part.end);
    const meant = carrier.kind === 'string' ? mayBeMeant(path, text) : 'yes';
    if (meant === 'no' || !isWanted) return [];
    const place = placeOf(definition, holder);
    return [{ ...namer.words(text), text, part, place, isDoubtful: meant === 'if-elsewhere' }];
  });
  return { ...carrier, occurrences };
}

/** Where placeholders stand; a bare word is one with all of its letters: `ACCOUNT_ID_PLACEHOLDER`. */
function partsOf(text: string): Span[] {
  const parts: Span[] = [];
  for (const part of placeholdersIn(text)) {
    if (part.start < (parts.at(-1)?.end ?? 0)) continue;
    if (!/^[A-Z]/.test(text.slice(part.start, part.end))) parts.push(part);
    else {
      const before = /(?:[A-Z0-9][A-Z0-9_]*)?$/.exec(text.slice(parts.at(-1)?.end ?? 0, part.start))?.[0].length ?? 0;
      const after = /^[A-Z0-9_]*/.exec(text.slice(part.end))?.[0].replace(/_+$/, '').length ?? 0;
      parts.push({ start: part.start - before, end: part.end + after });
    }
  }
  return parts;
}
