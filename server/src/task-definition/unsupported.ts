import type { Evidence, RuleDescription } from '../engine/rule';
import type { TaskDefinitionModel } from './model';
import type { TaskDefinitionRule } from './rule';
import { membersAt, saysSomething } from './select';
import { suggested } from './syntax/editor';
import type { Member } from './syntax/node';

/** Something that the place where a task has to run does not support: a row of a table, which makes a rule. */
export interface Unsupported {
  readonly id: string;
  readonly severity?: RuleDescription['severity'];
  /** Where it stands; see `membersAt`. */
  readonly paths: readonly string[];
  /** Whether a value there is meant; default: every one that says something. The finding is then on the value, else on the key. */
  isMeant?(member: Member): boolean;
  readonly summary: string;
  readonly why: string;
  /** What is wrong and what to do; `#` stands for the property, in quotes. */
  readonly message: string;
  /** What the fix removes: the property, or the element of a list that it stands in. Default: the property. */
  readonly removes?: 'property' | 'element' | 'nothing';
  /** A value that is supported, where there is one that everybody means. */
  readonly instead?: string;
  readonly evidence: Evidence;
  readonly aliases?: readonly string[];
  readonly examples: RuleDescription['examples'];
}

/** The rules of a table; each reports where `applies` holds, and offers to remove the property. */
export function unsupportedRules(
  applies: (definition: TaskDefinitionModel) => boolean,
  table: readonly Unsupported[],
): TaskDefinitionRule[] {
  return table.map(({ paths, isMeant, message, removes = 'property', instead, evidence, ...description }) => ({
    severity: 'error',
    preset: 'recommended',
    ...description,
    evidence: [evidence],
    check(definition, report) {
      if (!applies(definition)) return;
      for (const member of paths.flatMap((path) => membersAt(definition, path))) {
        const { key, keySpan, value, object } = member;
        const { editor } = definition;
        if (!(isMeant?.(member) ?? saysSomething(value))) continue;
        report({
          span: isMeant === undefined ? keySpan : value.span,
          message: message.replaceAll('#', `"${key}"`),
          fixes: [
            ...(instead === undefined ? [] : suggested(`Set ${key} to ${instead}`, editor.replace(value, instead))),
            ...(removes === 'element' ? suggested('Remove this entry', editor.removeElements([object])) : []),
            ...(removes === 'property' ? suggested(`Remove ${key}`, editor.removeMembers([member])) : []),
          ],
        });
      }
    },
  }));
}
