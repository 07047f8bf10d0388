import type { Operator } from '../syntax/variables';

/** What may stand behind a variable's name within braces. */
export interface ModifierFact {
  readonly operator: Operator;
  /** What follows it. */
  readonly word: string;
  readonly description: string;
}

/** The modifiers that BuildKit knows (frontend/dockerfile/shell/lex.go). */
export const modifierFacts: readonly ModifierFact[] = [
  { operator: ':-', word: 'default', description: 'This instead, where the variable is unset or empty.' },
  { operator: ':+', word: 'text', description: 'This instead, where the variable is set and not empty; else nothing.' },
  { operator: ':?', word: 'message', description: 'The build fails with this, where the variable is unset or empty.' },
  { operator: '-', word: 'default', description: 'This instead, where the variable is unset.' },
  { operator: '+', word: 'text', description: 'This instead, where the variable is set; else nothing.' },
  { operator: '?', word: 'message', description: 'The build fails with this, where the variable is unset.' },
  { operator: '#', word: 'pattern', description: 'Without the shortest beginning that matches the pattern.' },
  { operator: '##', word: 'pattern', description: 'Without the longest beginning that matches the pattern.' },
  { operator: '%', word: 'pattern', description: 'Without the shortest end that matches the pattern.' },
  { operator: '%%', word: 'pattern', description: 'Without the longest end that matches the pattern.' },
  { operator: '/', word: 'pattern/text', description: 'With the text in place of the first match of the pattern.' },
  { operator: '//', word: 'pattern/text', description: 'With the text in place of every match of the pattern.' },
];
