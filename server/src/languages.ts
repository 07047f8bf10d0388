import { dockerfileLanguage } from './dockerfile/language';
import type { DocumentKind } from './engine/documents';
import type { Language } from './engine/language';
import { RuleRegistry } from './engine/registry';
import type { RuleDescription } from './engine/rule';
import { taskDefinitionLanguage } from './task-definition/language';

/** A language whose model only it knows how to read. */
export type AnyLanguage = Language<unknown, RuleDescription>;

/** Both languages, in the order in which documentation lists them. */
export const languages: readonly AnyLanguage[] = [
  dockerfileLanguage as unknown as AnyLanguage,
  taskDefinitionLanguage as unknown as AnyLanguage,
];

/** Every rule of both languages, by id and by alias. */
export const allRules = new RuleRegistry<RuleDescription>(languages.flatMap((language) => language.rules));

/** The language that documents of a kind are written in. */
export function languageOf(kind: DocumentKind): AnyLanguage {
  return (kind === 'dockerfile' ? languages[0] : languages[1]) as AnyLanguage;
}
