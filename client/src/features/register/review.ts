import type {
  Comparison,
  Difference,
  OpenPlaceholder,
  Registration,
} from '../../../../server/src/wiring/registration-messages';
import type { Translate } from '../../infrastructure/translate';
import type { Values } from '../revisions/registration-server';
import { SecretValues } from '../revisions/secret-values';

/** What is reviewed before something is registered. */
export interface Reviewed {
  readonly registration: Registration;
  /** The newest active revision, `web:7`, and how it differs; absent for a family without one. */
  readonly latest?: { readonly name: string; readonly comparison: Comparison };
  /** Those that were filled. */
  readonly placeholders: readonly OpenPlaceholder[];
  readonly values: Values;
  /** Account and region, as a sentence. */
  readonly where: string;
}

/** A line of the review. `register`: agrees; `compare`: shows both sides; a placeholder: asks for it again. */
export interface ReviewLine {
  readonly label: string;
  readonly description?: string;
  /** What does not go beside the label. */
  readonly detail?: string;
  readonly isHeading?: boolean;
  readonly does?: 'register' | 'compare' | OpenPlaceholder;
}

/** How much of a value is shown, and how much goes into a line. */
const [longest, lineLength] = [100, 85];

/** The review, line by line. Nothing in it is a secret. */
export function reviewLines(
  { registration, latest, placeholders, values, where }: Reviewed,
  t: Translate,
): ReviewLine[] {
  const { family = '', leftOut } = registration;
  const heading = (label: string): ReviewLine => ({ label, isHeading: true });
  const agree = (label: string): ReviewLine => ({
    label: `$(cloud-upload) ${label}`,
    detail: where,
    does: 'register',
  });
  const lines: ReviewLine[] = [];
  if (latest === undefined) {
    lines.push(agree(t('Register as a new family, {0}', family)));
    lines.push({ label: `$(info) ${t('{0} has no active revision yet.', family)}` });
  } else {
    const { differences } = latest.comparison;
    const side: ReviewLine = {
      label: `$(diff) ${t('Show Side by Side')}`,
      does: 'compare',
    };
    if (differences.length === 0) {
      lines.push(agree(t('Register the same again as the next revision of {0}', family)));
      lines.push({ label: `$(check) ${t('Nothing differs from {0}.', latest.name)}` });
    } else {
      const secrets = secretsOf(placeholders, values);
      const count = differences.length;
      lines.push(agree(t('Register as the next revision of {0}', family)), side);
      lines.push(
        heading(
          count === 1 ? t('1 difference from {0}', latest.name) : t('{0} differences from {1}', count, latest.name),
        ),
      );
      lines.push(...differences.map((difference) => differenceLine(difference, secrets)));
    }
  }
  if (leftOut.length > 0) {
    lines.push(heading(t('Left out, since ECS does not take it')));
    lines.push(...leftOut.map((label) => ({ label: plain(label) })));
  }
  if (placeholders.length > 0) {
    lines.push(heading(t('Placeholders')));
    lines.push(...placeholders.map((placeholder) => placeholderLine(placeholder, values)));
  }
  return lines;
}

/** Hides what a person has typed unseen, and what is secret by its name. */
export function secretsOf(placeholders: readonly OpenPlaceholder[], values: Values): SecretValues {
  return new SecretValues(placeholders.flatMap(({ name, isSecret }) => (isSecret ? (values[name] ?? []) : [])));
}

/** Why nothing is registered: how much ECS would reject, and the first of it, which may quote what was typed. */
export function refusalText(findings: Registration['findings'], secrets: SecretValues, t: Translate): string {
  const count = findings.length;
  const [first] = findings;
  const told =
    count === 1
      ? t('Nothing was registered: ECS would reject 1 thing in this file.')
      : t('Nothing was registered: ECS would reject {0} things in this file.', count);
  const why = JSON.parse(secrets.hide(JSON.stringify(first?.message ?? ''))) as string;
  return `${told} ${why}`.trim();
}

const icons: Readonly<Record<Difference['kind'], string>> = {
  added: 'diff-added',
  removed: 'diff-removed',
  changed: 'diff-modified',
};

function differenceLine({ place, kind, before, after }: Difference, secrets: SecretValues): ReviewLine {
  const line: ReviewLine = { label: `$(${icons[kind]}) ${plain(place)}`, does: 'compare' };
  const shown = [before, after].flatMap((value) => (value === undefined ? [] : [secrets.hide(value.text, place)]));
  const fits = (values: readonly string[]) => place.length + values.join(' → ').length <= lineLength;
  const [was = '', is] = (fits(shown) ? shown : apart(shown)).map((value) => plain(short(value)));
  if (is === undefined) return fits([was]) ? { ...line, description: was } : { ...line, detail: was };
  return fits([was, is])
    ? { ...line, description: `${was} → ${is}` }
    : { ...line, description: was, detail: `→ ${is}` };
}

/** Two long texts without the path that both begin with: `"…web:1.4.2"` and `"…web:1.5.0"`. */
function apart(values: readonly string[]): readonly string[] {
  const [was = '', is = ''] = values;
  if (!is.startsWith('"') || !was.startsWith('"')) return values;
  const differs = [...was].findIndex((letter, index) => letter !== is[index]);
  const start = was.lastIndexOf('/', differs) + 1;
  return start === 0 ? values : values.map((value) => `"…${value.slice(start)}`);
}

function placeholderLine(placeholder: OpenPlaceholder, values: Values): ReviewLine {
  const { name, text, isSecret } = placeholder;
  const description = isSecret ? '••••••••' : plain(short(values[name] ?? ''));
  return { label: `$(edit) ${plain(text)}`, description, does: placeholder };
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** `$(…)` in words of a file is no icon. */
function plain(text: string): string {
  return text.replaceAll('$(', '\\$(');
}
