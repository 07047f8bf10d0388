import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml';
import type { Span } from '../engine/span';

/** A value of a YAML document, with its place. Scalars are text, whatever type YAML gives them. */
export type YamlNode = YamlMap | YamlList | YamlText;

/** `key: value`, in the order of the text; keys that are no text are left out. */
export interface YamlMap {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: ReadonlyMap<string, YamlNode>;
}

/** `- item` */
export interface YamlList {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly YamlNode[];
}

/** A scalar, decoded. */
export interface YamlText {
  readonly kind: 'text';
  readonly span: Span;
  readonly text: string;
}

/** Why a text is no YAML. */
export interface YamlFault {
  /** From 1. */
  readonly line: number;
  readonly reason: string;
}

/** Deeper than any file that people write, and far from what overflows a stack. */
const deepest = 100;

/** How much `<<` may bring in, all in all: merges of merges grow faster than the text. */
const mostMerged = 10_000;

/** How long a text may be, in UTF-16 units; none of the files that are read here comes near it. */
const longest = 128 * 1024;

/** Reads the first document of a YAML text; nothing for an empty one. Never throws: what is broken comes back as a fault. */
export function readYaml(text: string): { readonly root?: YamlNode; readonly fault?: YamlFault } {
  if (text.length > longest) return { fault: { line: 1, reason: 'it is longer than 128 KiB' } };
  try {
    const reader = new Reader(text, parseEvents(text, { maxDepth: deepest }));
    return { root: reader.document() };
  } catch (error) {
    if (!(error instanceof YAMLException)) return { fault: { line: 1, reason: 'the parser gave up' } };
    return { fault: { line: (error.mark?.line ?? 0) + 1, reason: error.reason } };
  }
}

/** The value at the end of a path of keys. */
export function at(node: YamlNode | undefined, ...keys: readonly string[]): YamlNode | undefined {
  return keys.reduce<YamlNode | undefined>(
    (found, key) => (found?.kind === 'map' ? found.entries.get(key) : undefined),
    node,
  );
}

/** The text at the end of a path of keys. */
export function textAt(node: YamlNode | undefined, ...keys: readonly string[]): string | undefined {
  const found = at(node, ...keys);
  return found?.kind === 'text' ? found.text : undefined;
}

/** The keys of a map with their values; none of anything else. */
export function entriesOf(node: YamlNode | undefined): readonly (readonly [string, YamlNode])[] {
  return node?.kind === 'map' ? [...node.entries] : [];
}

/** The items of a list; none of anything else. */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'list' ? node.items : [];
}

/** Builds nodes from the events of the parser. An alias is the node that it names, and `<<` brings in what is not there yet. */
class Reader {
  #next = 0;
  #merged = 0;
  readonly #anchors = new Map<string, YamlNode>();

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
  ) {}

  document(): YamlNode | undefined {
    if (this.events[this.#next]?.type === EVENT_ID.DOCUMENT) this.#next += 1;
    return this.#node();
  }

  #node(): YamlNode | undefined {
    const event = this.events[this.#next];
    this.#next += 1;
    switch (event?.type) {
      case EVENT_ID.SCALAR: {
        const span = { start: event.valueStart, end: event.valueEnd };
        const text = getScalarValue(this.text, event);
        // Nothing is written there.
        if (event.style === SCALAR_STYLE.PLAIN && /^(?:|~|null|Null|NULL)$/.test(text)) return undefined;
        return this.#anchored(event, { kind: 'text', span, text });
      }
      case EVENT_ID.ALIAS:
        return this.#anchors.get(this.text.slice(event.anchorStart, event.anchorEnd));
      case EVENT_ID.SEQUENCE:
        return this.#anchored(event, this.#list(event.start));
      case EVENT_ID.MAPPING:
        return this.#anchored(event, this.#map(event.start));
      default:
        return undefined;
    }
  }

  #anchored({ anchorStart, anchorEnd }: { anchorStart: number; anchorEnd: number }, node: YamlNode): YamlNode {
    if (anchorStart >= 0 && anchorEnd > anchorStart) this.#anchors.set(this.text.slice(anchorStart, anchorEnd), node);
    return node;
  }

  #list(start: number): YamlList {
    const items: YamlNode[] = [];
    while (!this.#isAtEnd()) {
      const item = this.#node();
      if (item !== undefined) items.push(item);
    }
    return { kind: 'list', span: { start, end: items.at(-1)?.span.end ?? start }, items };
  }

  #map(start: number): YamlMap {
    const entries = new Map<string, YamlNode>();
    const merged: YamlNode[] = [];
    let end = start;
    while (!this.#isAtEnd()) {
      const key = this.#node();
      const value = this.#node();
      if (key?.kind !== 'text' || value === undefined) continue;
      end = Math.max(end, value.span.end);
      if (key.text === '<<') merged.push(...(value.kind === 'list' ? value.items : [value]));
      else entries.set(key.text, value);
    }
    for (const [key, value] of merged.flatMap((node) => this.#mergeable(node)))
      if (!entries.has(key)) entries.set(key, value);
    return { kind: 'map', span: { start, end }, entries };
  }

  #mergeable(node: YamlNode): ReturnType<typeof entriesOf> {
    const found = entriesOf(node);
    this.#merged += found.length;
    return this.#merged > mostMerged ? [] : found;
  }

  #isAtEnd(): boolean {
    const event = this.events[this.#next];
    if (event === undefined) return true;
    if (event.type !== EVENT_ID.POP) return false;
    this.#next += 1;
    return true;
  }
}

/** A node as objects, lists and texts. */
export function plain(node: YamlNode | undefined): unknown {
  if (node === undefined || node.kind === 'text') return node?.text;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, value]) => [key, plain(value)]));
}
