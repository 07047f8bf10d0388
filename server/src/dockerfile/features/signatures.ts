import type { SignatureForm, SignatureInfo, SignatureParameter } from '../../engine/features';
import type { DockerfileModel } from '../model';
import type { Flag } from '../syntax/flags';
import type { Instruction } from '../syntax/instruction';
import { typeOfMount } from '../syntax/mounts';
import { type FlagFact, type InstructionFact, instructionFact } from '../tables/instructions';
import { type MountKeyFact, type MountTypeFact, mountKey, mountKeys, mountTypes } from '../tables/mounts';
import { operandFact } from '../tables/operands';
import { cursorAt, type InstructionCursor } from './cursor';
import { instructionLink, mountLink } from './reference';

/** What brings up signatures without being asked. */
export const signatureTriggers = [' ', '=', ','];

/** Behind the first word of a command, people write shell, and want to be left alone. */
const commands: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'MAINTAINER']);

/** How the instruction at a place is written; within ONBUILD the one that it stores, within a mount the mount. */
export function signature(model: DockerfileModel, offset: number, trigger?: string): SignatureInfo | undefined {
  const cursor = cursorAt(model, offset);
  if (cursor?.kind !== 'instruction') return undefined;
  const { before, isFresh } = cursor;
  const fact = instructionFact(before.keyword);
  const isInKeyword = before.flags.length === 0 && before.arguments.length === 0 && !isFresh;
  if (fact === undefined || isInKeyword) return undefined;
  const flag = isFresh || before.arguments.length > 0 ? undefined : before.flags.at(-1);
  if (flag?.name === 'mount' && flag.value !== undefined) return mountSignature(before, flag);
  const index = wordIndex(cursor);
  if (flag === undefined && trigger !== undefined && commands.has(before.keyword) && index > 0) return undefined;
  const active = formIndex(cursor, fact);
  const forms = fact.usage.map((usage) => formOf(fact, usage));
  const form = forms[active] ?? { label: '', parameters: [], names: [] };
  const name = flag === undefined ? operandAt(cursor, index, form.names) : `--${flag.name}`;
  const activeParameter = form.names.indexOf(name ?? '');
  return {
    active,
    forms: forms.map((other, place) =>
      place === active && activeParameter !== -1 ? { ...other, activeParameter } : other,
    ),
  };
}

/** The number of the word that is being written. */
function wordIndex({ before, isFresh }: InstructionCursor): number {
  return before.words.length - (isFresh || before.words.length === 0 ? 0 : 1);
}

interface Form extends SignatureForm {
  /** What each parameter is called: `--from`, `source`. */
  readonly names: readonly string[];
}

/** A way to write an instruction, with its flags: `COPY [--from=…] source… destination`. */
function formOf({ keyword, description, flags }: InstructionFact, usage: string): Form {
  const names: string[] = [];
  const parameters: SignatureParameter[] = [];
  const add = (name: string, start: number, end: number, documentation: string | undefined) => {
    names.push(name);
    parameters.push({ span: { start, end }, documentation });
  };
  let label = keyword;
  for (const flag of usage.endsWith(' NONE') ? [] : flags) {
    const text = flagText(flag);
    label += ` [${text}]`;
    add(`--${flag.name}`, label.length - 1 - text.length, label.length - 1, flag.description);
  }
  const offset = label.length;
  const rest = usage.slice(keyword.length);
  label += rest;
  for (const { 0: word, index } of rest.matchAll(/[a-z]+/g))
    add(word, offset + index, offset + index + word.length, operandFact(keyword, word));
  return { label, parameters, names, documentation: `${description}\n\n${instructionLink(keyword)}` };
}

function flagText({ name, kind, repeatable }: FlagFact): string {
  return `--${name}${kind === 'boolean' ? '' : '=…'}${repeatable === true ? ' …' : ''}`;
}

/** Which of the ways is being written. */
function formIndex({ whole }: InstructionCursor, { usage, keyword }: InstructionFact): number {
  const { text } = whole.arguments;
  const find = (isMeant: (form: string) => boolean) => Math.max(usage.findIndex(isMeant), 0);
  if (text === '' || usage.length === 1) return 0;
  if (text.startsWith('[')) return find((form) => form.includes('['));
  if (text.startsWith('<<')) return find((form) => form.includes('<<'));
  if (/^none\b/i.test(text) && keyword === 'HEALTHCHECK') return find((form) => form.endsWith('NONE'));
  if (keyword === 'FROM' && whole.words.length > 1) return 1;
  if (keyword === 'ARG' || keyword === 'USER') return find((form) => /[=:]/.test(form) === /[=:]/.test(text));
  return find((form) => !form.includes('['));
}

/** What is being written, as the form calls it. */
function operandAt({ before, whole, isFresh }: InstructionCursor, index: number, names: readonly string[]) {
  const operands = names.filter((name) => !name.startsWith('--'));
  const [first, second] = operands;
  const { text } = before.arguments;
  const word = isFresh ? '' : (before.words.at(-1)?.text ?? '');
  switch (before.keyword) {
    case 'ADD':
    case 'COPY': {
      const count = text.startsWith('[') ? elements(text) : index;
      const isLast = count >= (text.startsWith('[') ? elements(whole.arguments.text) : whole.words.length - 1);
      return count > 0 && isLast ? second : first;
    }
    case 'FROM':
      return [first, undefined, second][index];
    case 'HEALTHCHECK':
      return index === 0 ? undefined : first;
    case 'ARG':
    case 'ENV':
    case 'LABEL':
    case 'EXPOSE':
    case 'USER':
      return /[=/:]/.test(word) ? second : first;
    default:
      return text.startsWith('[') && elements(text) > 0 ? (second ?? first) : first;
  }
}

/** How many elements of an array are complete. */
function elements(text: string): number {
  return text.replace(/"(?:[^"\\]|\\.)*"?/g, '').split(',').length - 1;
}

/** How the mount that is being written is written, for each type. */
function mountSignature(before: Instruction, flag: Flag): SignatureInfo {
  const mount = before.mounts.at(-1);
  const type = mount && typeOfMount(mount, before.escapeCharacter);
  const active = Math.max(
    mountTypes.findIndex((fact) => fact.type === type),
    0,
  );
  const last = flag.value?.text.slice(flag.value.text.lastIndexOf(',') + 1) ?? '';
  const key = mountKey(last.replace(/=.*$/, '').toLowerCase())?.name ?? '';
  const forms = mountTypes.map((fact) => mountForm(fact, key));
  return { forms, active };
}

function mountForm({ type, description }: MountTypeFact, active: string): SignatureForm {
  const keys = mountKeys.filter(({ name, types }) => name !== 'type' && types.includes(type));
  let label = `--mount=type=${type}`;
  const parameters: SignatureParameter[] = [
    { span: { start: '--mount='.length, end: label.length }, documentation: mountKey('type')?.description },
  ];
  for (const key of keys) {
    const text = keyText(key);
    label += `[,${text}]`;
    parameters.push({
      span: { start: label.length - 1 - text.length, end: label.length - 1 },
      documentation: key.description,
    });
  }
  const index = active === 'type' ? 0 : keys.findIndex(({ name }) => name === active) + 1;
  const documentation = `${description}\n\n${mountLink(type)}`;
  return { label, documentation, parameters, activeParameter: active !== 'type' && index === 0 ? undefined : index };
}

function keyText({ name, bare }: MountKeyFact): string {
  return bare === true ? name : `${name}=…`;
}
