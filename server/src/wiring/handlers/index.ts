import type { Handler } from '../handler';
import { codeAction } from './code-action';
import { diagnostic } from './diagnostic';
import { hover } from './hover';

/** Every request that the server answers, one file each. */
export const handlers: readonly Handler[] = [diagnostic, codeAction, hover];
