import type { Finding } from '../../../../server/src/engine/finding';
import { lint } from '../../../../server/src/engine/lint';
import { taskDefinitionLanguage } from '../../../../server/src/task-definition/language';
import { ServiceError } from '../service-error';
import type { Input } from '../wire';

// What ECS rejects stands in our rules, with its own words where they are on record.

const rules = new Map(taskDefinitionLanguage.rules.map((rule) => [rule.id, rule]));

/** The findings of a task definition for which ECS would not register it. */
export function rejections(text: string): readonly Finding[] {
  const source = { text, kind: 'task-definition' } as const;
  const findings = lint(taskDefinitionLanguage, source, {}, (rule, error) => {
    throw new Error(`The rule ${rule} failed: ${error}`);
  });
  return findings.filter(({ ruleId, severity }) => severity === 'error' && wordsOf(ruleId) !== undefined);
}

/** Throws what ECS would say; fields that it does not know it passes over. */
export function rejectWrong(definition: Input): void {
  const [first] = rejections(JSON.stringify(definition, null, 2));
  if (first === undefined) return;
  const { cpu, memory } = definition;
  const words = wordsOf(first.ruleId)?.replace(/\d+ CPU, \d+ memory/, `${cpu} CPU, ${memory} memory`);
  throw new ServiceError('ClientException', words || first.message);
}

/**
 * ECS's words for a rule; empty where none are on record, or several, of which each fits another case; `undefined` for a rule that
 * rests on somebody else.
 */
function wordsOf(ruleId: string): string | undefined {
  const evidence = rules.get(ruleId)?.evidence.filter(({ source }) => source === 'Amazon ECS') ?? [];
  if (evidence.length === 0) return undefined;
  const words = evidence.flatMap(({ says }) => says ?? []);
  return words.length === 1 && !ofManyFields.has(ruleId) ? words[0] : '';
}

/** Rules about every field, whose recorded words are of one. */
const ofManyFields: ReadonlySet<string> = new Set(['invalid-value', 'missing-property', 'out-of-range', 'wrong-type']);
