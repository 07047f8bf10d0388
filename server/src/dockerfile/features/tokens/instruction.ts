import type { TokenKind } from '../../../engine/features';
import { scriptSource } from '../../shell/source';
import type { Flag } from '../../syntax/flags';
import type { Instruction } from '../../syntax/instruction';
import type { SourcedText } from '../../syntax/sourced-text';
import { usesIn } from '../../syntax/variables';
import { type FlagKind, flagFact } from '../../tables/instructions';
import type { Canvas } from './canvas';
import { paintImage } from './image';
import { paintScript } from './shell';

/** What the file around an instruction decides of it. */
export interface Setting {
  /** Whether the shell in force reads scripts as POSIX says. */
  readonly isPosix: boolean;
  /** The texts that name a stage, not an image. */
  readonly stages: ReadonlySet<SourcedText>;
  /** Whether what it names is not known: ONBUILD means the file of another build. */
  readonly isStored?: boolean;
}

/** Values that are one of a few words, or a number. */
const kinds: Readonly<Partial<Record<FlagKind, TokenKind>>> = {
  boolean: 'enumMember',
  network: 'enumMember',
  security: 'enumMember',
  platform: 'enumMember',
  duration: 'number',
  count: 'number',
};

/** Paints the parts of an instruction, heredocs included. */
export function paintInstruction(canvas: Canvas, instruction: Instruction, setting: Setting): void {
  canvas.text(instruction.keywordInLine, 'keyword');
  for (const flag of instruction.flags) paintFlag(canvas, instruction, flag, setting);
  if (instruction.trigger !== undefined) {
    paintInstruction(canvas, instruction.trigger, { ...setting, isStored: true });
    return;
  }
  paintArguments(canvas, instruction, setting);
  paintHeredocs(canvas, instruction);
  if (!instruction.hasVariables) return;
  for (const { template } of instruction.expansions)
    for (const { span, nameSpan, operator } of usesIn(template))
      canvas.paint(operator === undefined ? span : nameSpan, 'variable');
}

function paintFlag(canvas: Canvas, instruction: Instruction, flag: Flag, setting: Setting): void {
  canvas.paint(flag.nameSpan, 'parameter');
  const { value } = flag;
  if (value === undefined) return;
  const kind = flagFact(instruction.keyword, flag.name)?.kind;
  if (kind === 'stage') paintOrigin(canvas, value, instruction, setting);
  else if (kind !== 'mount') canvas.text(value, kinds[kind ?? 'text'] ?? 'string');
  if (kind !== 'mount') return;
  for (const { fields } of instruction.mounts.filter((mount) => mount.flag === flag))
    for (const { name, key, value: text } of fields) {
      canvas.text(key, 'property');
      if (text === undefined) continue;
      if (name === 'from') paintOrigin(canvas, text, instruction, setting);
      else canvas.text(text, name === 'type' || name === 'sharing' ? 'enumMember' : 'string');
    }
}

/** A stage, or else an image. */
function paintOrigin(canvas: Canvas, text: SourcedText, { escapeCharacter }: Instruction, setting: Setting): void {
  if (setting.isStored) return;
  if (setting.stages.has(text)) canvas.text(text, 'class');
  else if (!/^\d+$/.test(text.text)) paintImage(canvas, text, escapeCharacter);
}

function paintArguments(canvas: Canvas, instruction: Instruction, setting: Setting): void {
  const { keyword, json, jsonText, arguments: rest } = instruction;
  if (json?.kind === 'strings') {
    for (const { from, to } of json.strings) canvas.text(jsonText, 'string', from, to);
    if (keyword === 'HEALTHCHECK') paintSubcommand(canvas, instruction);
    return;
  }
  switch (keyword) {
    case 'FROM':
      paintFrom(canvas, instruction, setting);
      break;
    case 'ARG':
    case 'ENV':
    case 'LABEL':
      for (const { key, value } of instruction.pairs) {
        if (keyword === 'LABEL') canvas.text(key, 'property');
        else if (key.length > 0) canvas.paint(key.span(), 'variable', true);
        if (value !== undefined) canvas.text(value, 'string');
      }
      break;
    case 'EXPOSE':
      for (const word of instruction.words) {
        const slash = word.text.indexOf('/');
        canvas.text(word, 'number', 0, slash === -1 ? word.length : slash);
        if (slash !== -1) canvas.text(word, 'enumMember', slash + 1);
      }
      break;
    case 'STOPSIGNAL':
      canvas.text(rest, /^\d+$/.test(rest.text) ? 'number' : 'enumMember');
      break;
    case 'HEALTHCHECK':
      paintSubcommand(canvas, instruction);
      if (setting.isPosix && instruction.words.length > 1) paintScript(canvas, jsonText, instruction);
      break;
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT': {
      const source = scriptSource(instruction);
      if (source !== undefined && (source.namesShell || setting.isPosix)) paintScript(canvas, source.text, instruction);
      break;
    }
    case 'MAINTAINER':
      canvas.text(rest, 'string');
      break;
    case 'ADD':
    case 'COPY':
    case 'USER':
    case 'VOLUME':
    case 'WORKDIR':
      for (const word of instruction.words) canvas.text(word, 'string');
  }
}

function paintSubcommand(canvas: Canvas, { subcommand }: Instruction): void {
  if (subcommand !== undefined && /^(?:CMD|NONE)$/i.test(subcommand.text)) canvas.text(subcommand, 'keyword');
}

function paintFrom(canvas: Canvas, { words, escapeCharacter }: Instruction, { stages }: Setting): void {
  const [image, as, name] = words;
  if (image === undefined) return;
  if (stages.has(image)) canvas.text(image, 'class');
  else if (image.text === 'scratch') canvas.text(image, 'keyword');
  else paintImage(canvas, image, escapeCharacter);
  if (as === undefined || as.text.toUpperCase() !== 'AS') return;
  canvas.text(as, 'keyword');
  if (name !== undefined) canvas.paint(name.span(), 'class', true);
}

/** The words that open and end heredocs, and the files that COPY and ADD write. */
function paintHeredocs(canvas: Canvas, { heredocs, keyword, line }: Instruction): void {
  for (const { opener, body, terminator } of heredocs) {
    const word = line.text.slice(opener.from, opener.to);
    const sign = /^\d*<<-?/.exec(word)?.[0].length ?? 0;
    canvas.text(line, undefined, opener.from, opener.to);
    canvas.text(line, 'operator', opener.from, opener.from + sign);
    canvas.text(line, 'label', opener.from + sign + (/^\s*/.exec(word.slice(sign))?.[0].length ?? 0), opener.to);
    if (keyword !== 'RUN') canvas.paint(body, 'string');
    if (terminator === undefined) continue;
    canvas.paint(terminator, undefined);
    canvas.paint({ start: terminator.end - opener.name.length, end: terminator.end }, 'label');
  }
}
