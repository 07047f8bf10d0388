import type { Span } from '../engine/span';
import { meantIn } from './spelling';
import { type Member, memberOf, type Node, type ObjectNode } from './syntax/node';
import {
  type Answer,
  absent,
  asBoolean,
  asInteger,
  asString,
  asText,
  opening,
  type Reader,
  read,
  unknown,
  type Value,
} from './values';

/**
 * An object of a task definition, read by property. It may itself be unknown or absent; then so are all of its
 * properties, so that rules reach down without asking at every step:
 *
 * ```ts
 * const driver = container.section('logConfiguration').string('logDriver');
 * ```
 */
export class Section {
  static readonly absent = new Section(undefined);
  /** A section about which nothing is known. */
  static readonly unknown = new Section({ kind: 'unknown', span: { start: 0, end: 0 } });

  readonly state: Value<unknown>['state'];
  /** The object itself, for edits and for its members. */
  readonly object: ObjectNode | undefined;
  /** What was asked for before: many rules read the same parts. */
  #sections: Map<string, Section> | undefined;
  #lists: Map<string, List> | undefined;

  /** @param node what stands there; no object makes the section unknown, nothing or `null` makes it absent. */
  constructor(readonly node: Node | undefined) {
    this.object = node?.kind === 'object' ? node : undefined;
    if (this.object !== undefined) this.state = 'known';
    else this.state = node === undefined || node.kind === 'null' ? 'absent' : 'unknown';
  }

  /** The section that a node holds. */
  static of(node: Node | undefined): Section {
    return node === undefined ? Section.absent : new Section(node);
  }

  /** All members, duplicates too; none where the section is not known. */
  get members(): readonly Member[] {
    return this.object?.members ?? [];
  }

  /** The member that counts: the last of its name, with a value other than `null`. */
  member(key: string): Member | undefined {
    const { members } = this;
    for (let index = members.length - 1; index >= 0; index -= 1) {
      const member = members[index] as Member;
      if (member.key === key && !member.keyHasPlaceholder) return member.value.kind === 'null' ? undefined : member;
    }
    return undefined;
  }

  /** Whether members may be hidden: by a placeholder, or since the section itself is not known. */
  get isOpen(): boolean {
    return this.object?.open ?? this.state === 'unknown';
  }

  /** Whether a property that is not there may be: hidden by a placeholder, or under a misspelt name. */
  #mayHide(key: string): boolean {
    if (this.object === undefined) return this.state === 'unknown';
    return this.object.open || meantIn(this.object).has(key);
  }

  /** A property by a reader of one's own. Absent only if nothing can hide it. */
  read<T>(key: string, reader: Reader<T>): Value<T> {
    if (this.state === 'absent') return absent;
    if (this.object === undefined) return unknown();
    const member = this.member(key);
    if (member !== undefined) return read(member.value, reader);
    return this.#mayHide(key) ? unknown() : absent;
  }

  /** A string without placeholders. */
  string(key: string): Value<string> {
    return this.read(key, asString);
  }

  /** A string as written, placeholders and all. */
  text(key: string): Value<string> {
    return this.read(key, asText);
  }

  integer(key: string): Value<number> {
    return this.read(key, asInteger);
  }

  boolean(key: string): Value<boolean> {
    return this.read(key, asBoolean);
  }

  /** Whether a property has any value, be it a placeholder. */
  has(key: string): Answer {
    const value = this.read(key, (node) => node);
    if (value.state === 'known') return 'yes';
    return value.state === 'absent' ? 'no' : 'unknown';
  }

  /** An object inside. */
  section(key: string): Section {
    this.#sections ??= new Map();
    return this.#inside(key, Section, this.#sections);
  }

  /** An array inside. */
  list(key: string): List {
    this.#lists ??= new Map();
    return this.#inside(key, List, this.#lists);
  }

  #inside<T>(key: string, kind: Kind<T>, known: Map<string, T>): T {
    if (this.state === 'absent') return kind.absent;
    if (this.object === undefined) return kind.unknown;
    let found = known.get(key);
    if (found === undefined) {
      const member = this.member(key);
      found = member === undefined && this.#mayHide(key) ? kind.unknown : kind.of(member?.value);
      known.set(key, found);
    }
    return found;
  }

  /** The key of a property, where it is written: the place for "this property does not belong here". */
  keySpan(key: string): Span | undefined {
    return this.member(key)?.keySpan;
  }

  /**
   * A small token that stands for the whole: the place for "this lacks something". Its name where it has one, else the key
   * that leads to it, else its opening brace.
   */
  get anchor(): Span {
    if (this.node === undefined) return { start: 0, end: 0 };
    const name = this.member('name')?.value;
    if (name?.kind === 'string') return name.span;
    return memberOf(this.node)?.keySpan ?? opening(this.node.span);
  }
}

/** What can stand in a section and be read further. */
interface Kind<T> {
  readonly absent: T;
  readonly unknown: T;
  of(node: Node | undefined): T;
}

/** An array of a task definition. It may be unknown or absent, and then has no items. */
export class List {
  static readonly absent = new List('absent', []);
  static readonly unknown = new List('unknown', []);

  #sections: readonly Section[] | undefined;

  private constructor(
    readonly state: Value<unknown>['state'],
    /** The elements without nulls; placeholders are among them. */
    readonly items: readonly Node[],
    readonly node?: Node,
  ) {}

  /** The list that a node holds. */
  static of(node: Node | undefined): List {
    if (node === undefined || node.kind === 'null') return List.absent;
    if (node.kind !== 'array') return new List('unknown', [], node);
    return new List(
      'known',
      node.elements.filter((element) => element.kind !== 'null'),
      node,
    );
  }

  /** Whether every element can be seen: no placeholder stands for some of them. */
  get isComplete(): boolean {
    if (this.state !== 'known') return this.state === 'absent';
    return !(this.node?.kind === 'array' && this.node.open) && this.items.every((item) => item.kind !== 'unknown');
  }

  /** Whether it is known to hold nothing, or to be absent. */
  get isEmpty(): boolean {
    return this.items.length === 0 && this.isComplete;
  }

  /** The elements as objects. */
  get sections(): readonly Section[] {
    this.#sections ??= this.items.map((item) => new Section(item));
    return this.#sections;
  }

  /** The elements as strings without placeholders. */
  get strings(): readonly Value<string>[] {
    return this.items.map((item) => read(item, asString));
  }

  /** Whether a string is among the elements. */
  includes(text: string): Answer {
    const strings = this.strings;
    if (strings.some((string) => string.value === text)) return 'yes';
    return this.isComplete && strings.every((string) => string.state === 'known') ? 'no' : 'unknown';
  }
}
