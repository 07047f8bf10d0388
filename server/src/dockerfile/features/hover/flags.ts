import type { HoverInfo } from '../../../engine/features';
import { code, paragraphs } from '../../../engine/markdown';
import type { Flag } from '../../syntax/flags';
import { typeOfMount } from '../../syntax/mounts';
import { type FlagFact, flagFact } from '../../tables/instructions';
import { mountKey, mountTypes, sharingFacts } from '../../tables/mounts';
import { modeValues, mountModeValues, platformValues, type ValueFact } from '../../tables/values';
import { flagLink, mountLink } from '../reference';
import { modeText } from './modes';
import { about, type Explainer, isOn, type Place } from './place';

/** A flag, its value, or a part of a mount. */
export const explainFlag: Explainer = (place) => {
  const { instruction, at, statement } = place;
  const flag = instruction.flags.find(({ span }) => isOn(span, at));
  const fact = flag === undefined ? undefined : flagFact(instruction.keyword, flag.name);
  if (flag === undefined || fact === undefined) return undefined;
  if (!isOn(flag.nameSpan, at)) return fact.kind === 'mount' ? mountPart(place, flag) : valuePart(place, flag, fact);
  const isOneOf =
    fact.values === undefined ? undefined : `One of ${fact.values.map(({ value }) => code(value)).join(', ')}.`;
  const text = paragraphs(
    `**${code(`--${fact.name}`)}**`,
    fact.description,
    isOneOf,
    flagLink(instruction.keyword, fact.name),
  );
  return about(statement, flag.nameSpan, text);
};

function valuePart({ instruction, statement, at }: Place, { value }: Flag, fact: FlagFact): HoverInfo | undefined {
  if (value === undefined || value.length === 0 || !isOn(value.span(), at)) return undefined;
  const text = valueText(value.text, fact);
  if (text === undefined) return undefined;
  return about(
    statement,
    value.span(),
    paragraphs(`**${code(value.text)}**`, text, flagLink(instruction.keyword, fact.name)),
  );
}

function valueText(value: string, { kind, values }: FlagFact): string | undefined {
  if (kind === 'mode') return described(modeValues, value) ?? modeText(value);
  if (kind === 'platform') return described(platformValues, value);
  return described(values ?? [], value);
}

function described(facts: readonly ValueFact[], value: string): string | undefined {
  return facts.find((fact) => fact.value === value)?.description;
}

/** A key of a mount, or a value that is one of a few. */
function mountPart({ instruction, statement, at }: Place, flag: Flag): HoverInfo | undefined {
  const mount = instruction.mounts.find((one) => one.flag === flag);
  const field = mount?.fields.find(({ whole }) => whole.length > 0 && isOn(whole.span(), at));
  const key = field === undefined ? undefined : mountKey(field.name);
  if (mount === undefined || field === undefined || key === undefined) return undefined;
  const type = typeOfMount(mount, instruction.escapeCharacter);
  const link = type === undefined ? undefined : mountLink(type);
  if (isOn(field.key.span(), at)) {
    const also = key.aliases.length === 0 ? undefined : `Also written ${key.aliases.map(code).join(' or ')}.`;
    return about(statement, field.key.span(), paragraphs(`**${code(key.name)}**`, key.description, also, link));
  }
  const { value } = field;
  if (value === undefined || value.length === 0 || !isOn(value.span(), at)) return undefined;
  const text = mountValueText(key.kind, value.text);
  return text === undefined
    ? undefined
    : about(statement, value.span(), paragraphs(`**${code(value.text)}**`, text, link));
}

function mountValueText(kind: string, value: string): string | undefined {
  const lower = value.toLowerCase();
  if (kind === 'type') return mountTypes.find(({ type }) => type === lower)?.description;
  if (kind === 'sharing') return described(sharingFacts, lower);
  return kind === 'mode' ? (described(mountModeValues, value) ?? modeText(value)) : undefined;
}
