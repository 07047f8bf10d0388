import type { Handler } from '../handler';
import { codeAction } from './code-action';
import { codeActionResolve } from './code-action-resolve';
import { completion } from './completion';
import { diagnostic } from './diagnostic';
import { documentSymbol } from './document-symbol';
import { foldingRange } from './folding-range';
import { formatting } from './formatting';
import { hover } from './hover';

/** Every request that the server answers, one file each. */
export const handlers: readonly Handler[] = [
  diagnostic,
  codeAction,
  codeActionResolve,
  hover,
  completion,
  documentSymbol,
  foldingRange,
  formatting,
];
