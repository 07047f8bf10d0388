import type { Span } from '../../engine/span';
import { holdsPlaceholder } from '../tables/placeholders';
import { JsonMember, JsonString } from './json-nodes';
import {
  blankProblem,
  commentProblem,
  missingColonProblem,
  missingCommaProblem,
  type SyntaxProblem,
  strayCommaProblem,
  trailingCommaProblem,
  wordProblem,
} from './json-problems';
import type { ArrayNode, Member, Node, ObjectNode } from './node';
import { Token } from './tokens';

/** After so many, a text is something else than JSON, and more say nothing. */
const mostProblems = 100;

type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

/** An object or array whose end has not been met. */
interface Frame {
  readonly bracket: Token;
  readonly members: Member[];
  readonly elements: Node[];
  readonly node: Draft<ObjectNode> | Draft<ArrayNode>;
  /** The name of the member whose value is to come, and whether its colon has come. */
  key: Token | undefined;
  hasColon: boolean;
  /** What stands before the next item: nothing, a comma that is due, or either since a template may have written it. */
  separator: 'none' | 'due' | 'either';
  comma: Token | undefined;
}

/** The members of an array, and the elements of an object. */
const nothing: never[] = [];

/** Makes a tree of tokens, one after the other. The stack is its own, so depth is no danger. */
export class TreeBuilder {
  readonly #problems: SyntaxProblem[] = [];
  readonly #stack: Frame[] = [];
  #root: Node | undefined;
  /** Where the token before the present one ends. */
  #end = 0;
  #extra = false;
  #size = 0;

  constructor(readonly text: string) {}

  /** How many values have come together. */
  get size(): number {
    return this.#size;
  }

  /** How many objects and arrays are open. */
  get depth(): number {
    return this.#stack.length;
  }

  /** Comments and foreign blanks stand between tokens. */
  skip(token: Token): void {
    this.#add(token.kind === 'comment' ? commentProblem(token) : blankProblem(token));
  }

  /** Takes the next token; `next` is the one after it. */
  take(token: Token, next: Token): void {
    if (token.fault !== undefined) this.#report(token.span, token.fault);
    switch (token.kind) {
      case '{':
      case '[':
        this.#open(token);
        break;
      case '}':
      case ']':
        this.#close(token);
        break;
      case ':':
        this.#colon(token);
        break;
      case ',':
        this.#comma(token);
        break;
      case 'statement':
        this.#hole();
        break;
      case 'placeholder':
        if (this.#awaitsKey() ? next.kind !== ':' : this.#standsBeforeRoot(next)) this.#hole();
        else if (this.#awaitsKey()) this.#key(token);
        else this.#value(token, unknownAt(token.span));
        break;
      case 'string':
        if (this.#awaitsKey() || this.#startsMember(next)) this.#key(token);
        else this.#value(token, this.#string(token));
        break;
      case 'word':
        this.#word(token, next);
        break;
      default:
        this.#value(token, scalar(token));
    }
    this.#end = token.end;
  }

  /** What has come together, when there are no more tokens. */
  finish(): { root: Node | undefined; problems: SyntaxProblem[] } {
    const innermost = this.#stack.at(-1);
    if (innermost !== undefined) {
      this.#report(innermost.bracket.span, `This ${this.#source(innermost.bracket)} is never closed.`);
      while (this.#stack.length > 0) this.#pop(this.text.length, true);
    } else if (this.#root === undefined && this.#problems.length === 0) {
      this.#report({ start: 0, end: 0 }, 'The file is empty; a task definition is a JSON object.');
    }
    return { root: this.#root, problems: this.#problems.sort((a, b) => a.span.start - b.span.start) };
  }

  #open(token: Token): void {
    this.#beforeItem(token);
    const isObject = token.kind === '{';
    const members: Member[] = isObject ? [] : nothing;
    const elements: Node[] = isObject ? nothing : [];
    const { span } = token;
    const node: Frame['node'] = isObject
      ? { kind: 'object', span, members, open: false, parent: undefined }
      : { kind: 'array', span, elements, open: false, parent: undefined };
    this.#stack.push({
      bracket: token,
      members,
      elements,
      node,
      key: undefined,
      hasColon: false,
      separator: 'none',
      comma: undefined,
    });
  }

  #close(token: Token): void {
    const kind = token.kind === '}' ? 'object' : 'array';
    const opened = this.#stack.findLastIndex((frame) => frame.node.kind === kind);
    if (opened === -1) {
      this.#report(token.span, `This ${token.kind} closes nothing.`);
      return;
    }
    if (opened !== this.#stack.length - 1) {
      const { bracket } = this.#stack.at(-1) as Frame;
      this.#report(
        bracket.span,
        `This ${this.#source(bracket)} is not closed before the ${token.kind} of what holds it.`,
      );
    }
    while (this.#stack.length - 1 > opened) this.#pop(token.start, true);
    const frame = this.#stack.at(-1) as Frame;
    const isTrailing = frame.separator === 'none' && frame.key === undefined;
    if (isTrailing && frame.comma !== undefined) this.#add(trailingCommaProblem(frame.comma, token));
    this.#pop(token.end, false);
  }

  #colon(token: Token): void {
    const frame = this.#stack.at(-1);
    if (frame?.key !== undefined && !frame.hasColon) frame.hasColon = true;
    else this.#report(token.span, 'A colon stands only between a property name and its value.');
  }

  #comma(token: Token): void {
    const frame = this.#stack.at(-1);
    if (frame === undefined) {
      this.#report(token.span, 'A comma stands only between the members of an object or array.');
      return;
    }
    this.#endKey(frame, this.#end);
    if (frame.separator === 'none') this.#add(strayCommaProblem(token));
    frame.separator = 'none';
    frame.comma = token;
  }

  /** A template statement, or a placeholder for whole members: there may be more here than is seen. */
  #hole(): void {
    const frame = this.#stack.at(-1);
    if (frame === undefined) return;
    this.#endKey(frame, this.#end, true);
    frame.node.open = true;
    frame.separator = 'either';
  }

  #word(token: Token, next: Token): void {
    const meant = /^'[^']*'$/.test(token.value) ? token.value.slice(1, -1) : token.value;
    this.#add(wordProblem(token, meant));
    if (this.#awaitsKey()) {
      if (next.kind === ':') this.#key(new Token(token.kind, token.start, token.end, meant));
      else this.#hole();
    } else if (this.#stack.length > 0) this.#value(token, unknownAt(token.span));
  }

  #key(token: Token): void {
    const frame = this.#stack.at(-1) as Frame;
    this.#endKey(frame, this.#end);
    this.#separate(frame, token);
    frame.key = token;
    frame.hasColon = false;
  }

  #value(token: Token, node: Node): void {
    this.#beforeItem(token);
    this.#attach(node);
  }

  /** What has to stand before a value: a colon or a comma, or nothing. */
  #beforeItem(token: Token): void {
    const frame = this.#stack.at(-1);
    if (frame === undefined) {
      if (this.#root !== undefined && !this.#extra) {
        this.#report(token.span, 'The JSON value ends before this; a file holds one value.');
        this.#extra = true;
      }
      return;
    }
    if (frame.node.kind === 'array') this.#separate(frame, token);
    else if (frame.key === undefined) {
      // Another branch of a condition for the same value.
      if (frame.node.open && frame.separator === 'either') return;
      this.#separate(frame, token);
      this.#report(token.span, 'A property name in double quotes and a colon have to stand before this value.');
      frame.node.open = true;
    } else if (!frame.hasColon) {
      this.#add(missingColonProblem(token, this.#end));
    }
  }

  #separate(frame: Frame, token: Token): void {
    if (frame.separator !== 'due') return;
    frame.separator = 'either';
    this.#add(missingCommaProblem(token, this.#end));
  }

  #attach(node: Node): void {
    this.#size += 1;
    const frame = this.#stack.at(-1);
    if (frame === undefined) {
      this.#root ??= node;
      return;
    }
    frame.separator = 'due';
    const { key, node: holder } = frame;
    if (holder.kind === 'array') {
      node.parent = holder;
      frame.elements.push(node);
      return;
    }
    if (key === undefined) return;
    frame.key = undefined;
    const keyHasPlaceholder = key.kind === 'placeholder' || holdsPlaceholder(key.value);
    if (keyHasPlaceholder) holder.open = true;
    const member = new JsonMember(key.value, keyHasPlaceholder, key.span, node, holder);
    node.parent = member;
    frame.members.push(member);
  }

  /** A name without a value, as it stands while somebody types. */
  #endKey(frame: Frame, end: number, isTemplate = false): void {
    const { key } = frame;
    if (key === undefined) return;
    if (!isTemplate) this.#report(key.span, `${this.#source(key)} has no value yet.`);
    this.#attach(unknownAt({ start: end, end }));
    frame.separator = 'either';
  }

  #pop(end: number, unclosed: boolean): void {
    const frame = this.#stack.at(-1) as Frame;
    this.#endKey(frame, this.#end, unclosed);
    this.#stack.pop();
    frame.node.span = { start: frame.bracket.start, end };
    if (unclosed) frame.node.open = true;
    this.#attach(frame.node);
  }

  #string({ span, value, fault }: Token): Node {
    const isClosed = this.text[span.end - 1] === '"' && span.end - span.start > 1;
    return new JsonString(span, value, fault !== undefined || holdsPlaceholder(value), isClosed);
  }

  #awaitsKey(): boolean {
    const frame = this.#stack.at(-1);
    return frame?.node.kind === 'object' && frame.key === undefined;
  }

  /** What a template does before the JSON begins. */
  #standsBeforeRoot(next: Token): boolean {
    return this.#stack.length === 0 && (next.kind === '{' || next.kind === '[');
  }

  /** A string that a colon follows begins a member, although the one before has no value. */
  #startsMember(next: Token): boolean {
    return next.kind === ':' && this.#stack.at(-1)?.node.kind === 'object';
  }

  #source({ start, end }: Token): string {
    return this.text.slice(start, end);
  }

  #report(span: Span, message: string): void {
    this.#add({ span, message });
  }

  #add(problem: SyntaxProblem): void {
    if (this.#problems.length < mostProblems) this.#problems.push(problem);
  }
}

function scalar({ kind, span, value }: Token): Node {
  if (kind === 'null') return { kind, span, parent: undefined };
  if (kind === 'true' || kind === 'false') return { kind: 'boolean', span, value: kind === 'true', parent: undefined };
  return { kind: 'number', span, value: Number(value), parent: undefined };
}

function unknownAt(span: Span): Node {
  return { kind: 'unknown', span, parent: undefined };
}
