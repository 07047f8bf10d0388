import type { HoverInfo } from '../../../engine/features';
import type { Span } from '../../../engine/span';
import type { DockerfileModel, Statement } from '../../model';
import type { Instruction } from '../../syntax/instruction';

/** Where the pointer stands in an instruction. */
export interface Place {
  readonly model: DockerfileModel;
  readonly statement: Statement;
  /** The instruction; within ONBUILD the one that it stores. */
  readonly instruction: Instruction;
  /** The unit that the pointer stands on, counted from the statement's start. */
  readonly at: number;
  readonly offset: number;
}

/** Something that knows about tokens of one kind. */
export type Explainer = (place: Place) => HoverInfo | undefined;

/** Whether the pointer stands on a token. */
export function isOn({ start, end }: Span, at: number): boolean {
  return start <= at && at < end;
}

/** What is said about a token of a statement. */
export function about(statement: Statement, span: Span, markdown: string): HoverInfo {
  return { span: statement.at(span), markdown };
}
