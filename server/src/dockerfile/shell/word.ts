import type { CommandArgument, Word as ShellNode, WordPart } from 'unbash';
import type { Span } from '../../engine/span';
import type { SourcedText } from '../syntax/sourced-text';

/** A word of a script. */
export interface Word {
  /** Without quotes; variables and commands stand as they are written. */
  readonly text: string;
  /** Whether the text is what the program gets: no variable, command or list in braces makes another of it. */
  readonly isConstant: boolean;
  /** Where it stands in the instruction, quotes included. */
  readonly span: Span;
  /** Where it stands in the text of its script. */
  readonly from: number;
  readonly to: number;
}

/** A word that a shell reads. What it says is looked up when first asked for. */
export class ShellWord implements Word {
  readonly from: number;
  readonly to: number;

  constructor(
    readonly node: CommandArgument,
    readonly source: SourcedText,
  ) {
    this.from = node.pos;
    this.to = node.end;
  }

  get text(): string {
    const { node } = this;
    if (node.type === 'Word') return node.value;
    return node.value.type === 'Word' ? `${node.name}=${node.value.value}` : node.text;
  }

  get isConstant(): boolean {
    const { node } = this;
    if (node.type === 'Word') return isConstantNode(node);
    return node.value.type === 'Word' && isConstantNode(node.value);
  }

  get span(): Span {
    return this.source.span(this.from, this.to);
  }
}

/** Whether a node of the parser is a word that says the same whenever it is run. Patterns of file names count: a program may read them itself. */
export function isConstantNode({ parts }: ShellNode): boolean {
  return parts?.every(isConstantPart) ?? true;
}

function isConstantPart(part: WordPart): boolean {
  if (part.type === 'DoubleQuoted' || part.type === 'LocaleString') return part.parts.every(isConstantPart);
  return part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'AnsiCQuoted' || part.type === 'Glob';
}
