import type { Instruction } from './instruction';
import { SourcedText } from './sourced-text';
import { readTemplate, type Template } from './variables';

/** A text whose variables BuildKit replaces. */
export interface ExpandedText {
  readonly source: SourcedText;
  readonly template: Template;
}

/**
 * The texts of an instruction whose variables BuildKit replaces (instructions/commands.go `Expand`; dockerfile2llb for FROM, ARG
 * and EXPOSE). Commands are left to their shell.
 */
export function expandedTexts(instruction: Instruction): readonly ExpandedText[] {
  const sources = texts(instruction);
  const own = sources.map((source) => ({ source, template: readTemplate(source, instruction) }));
  return instruction.heredocs.length === 0 ? own : [...own, ...bodies(instruction)];
}

const nothing: readonly SourcedText[] = [];

function texts(instruction: Instruction): readonly SourcedText[] {
  switch (instruction.keyword) {
    case 'FROM':
      return [...instruction.words.slice(0, 1), ...flagValues(instruction, ['platform'])];
    case 'ADD':
      return [...flagValues(instruction, ['chown', 'chmod', 'checksum']), ...paths(instruction)];
    case 'COPY':
      return [...flagValues(instruction, ['chown', 'chmod']), ...paths(instruction)];
    case 'ENV':
    case 'LABEL':
      return instruction.pairs.flatMap(({ key, value }) => (value === undefined ? [key] : [key, value]));
    case 'ARG':
      return instruction.pairs.flatMap(({ value }) => value ?? []);
    case 'RUN':
      return instruction.mounts.flatMap(({ fields }) => fields.flatMap(({ value }) => value ?? []));
    case 'USER':
    case 'WORKDIR':
    case 'STOPSIGNAL':
      return instruction.arguments.length === 0 ? nothing : [instruction.arguments];
    case 'EXPOSE':
      return instruction.words;
    case 'VOLUME':
      return instruction.operands;
    default:
      return nothing;
  }
}

function flagValues(instruction: Instruction, names: readonly string[]): SourcedText[] {
  return names.flatMap((name) => instruction.flag(name)?.value ?? []);
}

/** Sources and destination without the heredocs among them. */
function paths(instruction: Instruction): readonly SourcedText[] {
  if (instruction.heredocs.length === 0) return instruction.operands;
  const openers = new Set(instruction.heredocs.map(({ opener }) => instruction.line.at(opener.from)));
  return instruction.operands.filter((operand) => !openers.has(operand.at(0)));
}

/** The bodies that ADD and COPY write: quotes stay, and `\` escapes whatever the directive says. */
function bodies(instruction: Instruction): ExpandedText[] {
  if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return [];
  return instruction.heredocs
    .filter(({ opener }) => opener.expands)
    .map(({ body }) => {
      const source = SourcedText.plain(instruction.source.slice(body.start, body.end), body.start);
      return { source, template: readTemplate(source, { escapeCharacter: '\\', keepsQuotes: true }) };
    });
}
