import type { Span } from '../../engine/span';
import type { ArrayNode, Member, Node, ObjectNode, StringNode } from './node';

// Large documents have many of these, and few are ever asked for their inner spans.

/** A string in quotes. */
export class JsonString implements StringNode {
  readonly kind = 'string';
  parent: Member | ArrayNode | undefined;
  readonly #isClosed: boolean;

  /** @param isClosed whether its last quote is there. */
  constructor(
    readonly span: Span,
    readonly value: string,
    readonly hasPlaceholder: boolean,
    isClosed: boolean,
  ) {
    this.#isClosed = isClosed;
  }

  get content(): Span {
    return { start: this.span.start + 1, end: this.#isClosed ? this.span.end - 1 : this.span.end };
  }
}

/** A name in quotes, or a placeholder for one, and its value. */
export class JsonMember implements Member {
  constructor(
    readonly key: string,
    readonly keyHasPlaceholder: boolean,
    readonly keySpan: Span,
    readonly value: Node,
    readonly object: ObjectNode,
  ) {}

  get span(): Span {
    return { start: this.keySpan.start, end: this.value.span.end };
  }
}
