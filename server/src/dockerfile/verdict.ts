import type { Problem } from '../engine/finding';

/** A problem of one instruction, its spans counted from the instruction's start. */
export interface Kept {
  /** Place of the rule in its set. */
  readonly rule: number;
  readonly problem: Problem;
  /** Found in what ONBUILD stores. */
  readonly stored: boolean;
  /** The problem where its instruction stood last. */
  placed: { readonly start: number; readonly problem: Problem } | undefined;
}

/** What the one-instruction rules of a set said about an instruction. */
export interface Verdict {
  /** The set, by identity. */
  readonly set: object;
  readonly kept: Kept[];
  readonly failures: { readonly rule: number; readonly error: unknown }[];
}
