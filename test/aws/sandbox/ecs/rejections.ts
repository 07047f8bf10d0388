import type { Finding } from '../../../../server/src/engine/finding';
import { lint } from '../../../../server/src/engine/lint';
import { taskDefinitionLanguage } from '../../../../server/src/task-definition/language';
import { ServiceError } from '../service-error';
import type { Input } from '../wire';
import { sizeOf } from './definition-facts';

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
  const text = JSON.stringify(definition, null, 2);
  const [first] = rejections(text);
  if (first === undefined) return;
  const field = ofFields.find(([ruleId, form]) => ruleId === first.ruleId && form.test(first.message));
  const [, , words = wordsOf(first.ruleId), code = 'ClientException'] = field ?? [];
  throw new ServiceError(code, words ? withNames(words, definition, text, first) : first.message);
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

/** Rules about every field, whose recorded words are of some. */
const ofManyFields: ReadonlySet<string> = new Set(['invalid-value', 'missing-property', 'out-of-range', 'wrong-type']);

const noInteger = 'STRING_VALUE cannot be converted to Integer';

/** Which of the words on record for such a rule fit, by what our message is about; and the class of the error, where it is another. */
const ofFields: readonly (readonly [ruleId: string, message: RegExp, words: string, code?: string])[] = [
  ['invalid-value', /^"family"/, 'Family contains invalid characters.'],
  [
    'out-of-range',
    /^"timeout"/,
    "Health check timeout must be less than or equal to the maximum allowed value 60 for container 'app'",
  ],
  ['out-of-range', /^"sizeInGiB"/, 'EphemeralStorage size should be at least 21'],
  ['out-of-range', /^"stopTimeout"/, "Granular stop timeout on container 'x' must be at least 2 seconds."],
  ['out-of-range', /^"containerDefinitions" is empty/, 'Container list cannot be empty'],
  ['out-of-range', /^"containerDefinitions"/, 'Too many containers.'],
  ['out-of-range', /^"tags" is an empty/, 'Tags can not be empty.'],
  [
    'out-of-range',
    /^"environmentFiles"/,
    'The maximum number of environment files was exceeded. Specify ten or less and try again',
  ],
  ['wrong-type', /must be a whole number, not a string/, noInteger, 'SerializationException'],
];

/** Puts the names of this document in the place of those that the words on record have. */
function withNames(words: string, definition: Input, text: string, { span }: Finding): string {
  const marked = text.slice(span.start, span.end).replace(/^"|"$/g, '');
  const before = text.slice(text.indexOf('"containerDefinitions": ['), span.start);
  const index = (before.match(/^ {4}\{/gm) ?? []).length - 1;
  const { name = 'null' } = (definition.containerDefinitions as Input[] | undefined)?.[index] ?? {};
  const size = `${sizeOf('cpu', definition.cpu)} CPU, ${sizeOf('memory', definition.memory)} memory`;
  return words
    .replace(/\d+ CPU, \d+ memory/, size)
    .replace(/(?<=[Cc]ontainer )'(?:x|app)'/, `'${name}'`)
    .replace(/'container_1'/, `'${name}'`)
    .replace(/(?<=Proxy container )\[x\]|(?<=Volumes )\[v\]/, `[${marked}]`)
    .replace(/(?<=container \+ |Unknown volume |Unknown container: )'x'|(?<=such as )'X'/, `'${marked}'`)
    .replace(/'3000'/, `'${marked}'`)
    .replace(/^json-file|^NET_ADMIN|(?<=disallows options: )log_key/, marked)
    .replace("'65558'", `'${JSON.stringify(definition).length}'`);
}
