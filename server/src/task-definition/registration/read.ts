import type { Finding } from '../../engine/finding';
import { findings as findingsOf, type OnRuleFailure } from '../../engine/lint';
import type { Settings } from '../../engine/settings';
import type { Span } from '../../engine/span';
import { taskDefinitionLanguage } from '../language';
import { parseTaskDefinition, type TaskDefinitionModel } from '../model';
import { isSecretName } from '../tables/secret-names';
import { type Filled, fill } from './fill';
import type { PlaceholderWords } from './placeholder-names';
import { findPlaceholders, type Occurrence } from './placeholders';
import { problemOf, statementProblem } from './problems';
import { type Taken, takeWhatCounts } from './takes';

/** A file that somebody wants to register. */
export interface FileToRegister {
  readonly text: string;
  /** With `/`; for settings by path. */
  readonly path?: string;
  readonly settings?: Settings;
  /** What stands for placeholders, by their names. */
  readonly values?: ReadonlyMap<string, string>;
  /** Told of a rule that threw. Default: nobody. */
  readonly onRuleFailure?: OnRuleFailure;
}

/** A placeholder without a value. */
export interface OpenPlaceholder extends PlaceholderWords {
  /** As written first. */
  readonly text: string;
  /** `containerDefinitions[web].image` */
  readonly places: readonly string[];
  readonly isSecret: boolean;
}

/** What of a file can be registered. */
export interface ReadRegistration {
  readonly problem?: string;
  readonly family?: string;
  /** Those without a value, in the order of the file, each name once. */
  readonly placeholders: readonly OpenPlaceholder[];
  /** Every name that may be given a value: the open ones, and those that have one. */
  readonly names: ReadonlySet<string>;
  /** Names whose values are likely to be secrets, and where these go. */
  readonly secrets: ReadonlySet<string>;
  readonly secretPlaces: ReadonlySet<string>;
  /** What ECS would reject, placed in the text of the file. */
  readonly findings: readonly Finding[];
  readonly leftOut: readonly string[];
  /** Absent while there is a problem, an open placeholder or a fault of syntax. */
  readonly text?: string;
}

/** Reads what of a file can be registered. Never fails. */
export function readRegistration(file: FileToRegister): ReadRegistration {
  const { text, values = new Map() } = file;
  const definition = parseTaskDefinition({ text, kind: 'task-definition', path: file.path });
  const { carriers, statement } = findPlaceholders(definition);
  const problem = problemOf(definition) ?? (statement === undefined ? undefined : statementProblem(statement));
  const none: ReadonlySet<string> = new Set();
  const nothing = { placeholders: [], findings: [], leftOut: [], names: none, secrets: none, secretPlaces: none };
  if (problem !== undefined) return { ...nothing, problem };
  const valueFor = ({ name }: Occurrence) => values.get(name);
  const all = carriers.flatMap(({ occurrences }) => occurrences);
  const certain = new Set(all.flatMap(({ name, isDoubtful }) => (isDoubtful ? [] : [name])));
  const heeded = new Set(all.filter((one) => certain.has(one.name) || valueFor(one) !== undefined));
  const groups = grouped([...heeded]);
  const secret = groups.filter(({ isSecret }) => isSecret);
  const filled = fill(definition, carriers, (one) => (heeded.has(one) ? valueFor(one) : undefined));
  const whole = parseTaskDefinition({ text: filled.text, kind: 'task-definition', path: file.path });
  const taken = takeWhatCounts(whole);
  const placeholders = groups.filter(({ name }) => !values.has(name));
  const faults = whole.syntax.problems.filter(({ isHarmless }) => !isHarmless);
  const family = whole.task.string('family').value;
  return {
    family: family !== undefined && !placeholders.some(({ places }) => places.includes('family')) ? family : undefined,
    placeholders,
    names: new Set(all.map(({ name }) => name)),
    secrets: new Set(secret.map(({ name }) => name)),
    secretPlaces: new Set(secret.flatMap(({ places }) => places)),
    findings: rejections(whole, filled, taken, file),
    leftOut: taken.leftOut.map(({ place }) => place),
    text: placeholders.length + faults.length === 0 ? JSON.stringify(taken.document, null, 2) : undefined,
  };
}

function grouped(occurrences: readonly Occurrence[]): OpenPlaceholder[] {
  const groups = new Map<string, Occurrence[]>();
  for (const one of occurrences) {
    const group = groups.get(one.name);
    if (group === undefined) groups.set(one.name, [one]);
    else group.push(one);
  }
  return [...groups].map(([name, group]) => {
    const places = [...new Set(group.map(({ place }) => place))];
    const proposal = group.find((one) => one.proposal !== undefined)?.proposal;
    return { name, text: group[0]?.text ?? name, places, isSecret: isSecret(name, places), proposal };
  });
}

/** By its own name, or by that of the variable or the option that it becomes; what refers to a stored secret is none. */
function isSecret(name: string, places: readonly string[]): boolean {
  const exposed = places.filter((place) => !/\.(?:secrets|secretOptions)\[|Arn$|\.credentialsParameter$/.test(place));
  return exposed.some((place) => isSecretName(name) || isSecretName(/\[([^\]]*)\]$/.exec(place)?.[1] ?? ''));
}

/**
 * The errors of rules that are errors by themselves, as far as the settings leave them errors: what a person has made an error ECS takes,
 * and what a person has turned off ECS may judge.
 */
function rejections(whole: TaskDefinitionModel, filled: Filled, { leftOut }: Taken, file: FileToRegister): Finding[] {
  const { settings = {}, onRuleFailure = () => undefined } = file;
  const errors = (under: Settings) =>
    findingsOf(taskDefinitionLanguage, whole, under, onRuleFailure).filter(({ severity }) => severity === 'error');
  const byRules = errors({});
  const own = new Set(byRules.map(keyOf));
  const harmless = new Set(
    whole.syntax.problems.flatMap(({ span, isHarmless }) => (isHarmless ? [`json-syntax ${place(span)}`] : [])),
  );
  const isLeft = ({ start }: Span) => leftOut.some(({ span }) => span.start <= start && start < span.end);
  // Without sound JSON there is nothing that ECS could judge.
  const judged = new Map(
    [...errors(settings), ...byRules.filter(({ ruleId }) => ruleId === 'json-syntax')].map((finding) => [
      keyOf(finding),
      finding,
    ]),
  );
  return [...judged.values()]
    .filter((finding) => own.has(keyOf(finding)) && !harmless.has(keyOf(finding)) && !isLeft(finding.span))
    .map((finding) => ({ ...finding, span: filled.toFile(finding.span), related: [], fixes: [] }));
}

function keyOf({ ruleId, span }: Finding): string {
  return `${ruleId} ${place(span)}`;
}

function place({ start, end }: Span): string {
  return `${start} ${end}`;
}
