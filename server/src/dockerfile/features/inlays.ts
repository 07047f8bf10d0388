import type { InlayInfo } from '../../engine/features';
import { code } from '../../engine/markdown';
import type { Span } from '../../engine/span';
import type { DockerfileModel } from '../model';
import { type Mention, mentionsOf } from '../names';
import { NamedVariable } from '../names/variable';
import { stageNumberPattern } from '../stages';
import { SourcedText } from '../syntax/sourced-text';
import { constantText, readTemplate } from '../syntax/variables';

/** A longer value would hide the line that it explains. */
const longest = 60;

/** What is not written where it is used: the defaults of ARGs, and the names of stages that are used by their numbers. */
export function inlays(model: DockerfileModel, within: Span): readonly InlayInfo[] {
  const isWanted = ({ offset }: InlayInfo) => within.start <= offset && offset <= within.end;
  const found = [...mentionsOf(model).flatMap((mention) => defaultsOf(model, mention, within)), ...stagesOf(model)];
  return found.filter(isWanted).sort((a, b) => a.offset - b.offset);
}

function defaultsOf(model: DockerfileModel, { named, role, span, definitions }: Mention, within: Span): InlayInfo[] {
  const [definition, ...more] = definitions;
  if (role !== 'read' || span.end < within.start || span.start > within.end) return [];
  if (!(named instanceof NamedVariable) || named.kind !== 'ARG' || definition === undefined || more.length > 0)
    return [];
  const { text } = model;
  const hasBrace = text[span.start - 1] === '{';
  // What stands behind an operator is another text.
  if (hasBrace ? text[span.end] !== '}' : text[span.start - 1] !== '$') return [];
  // An ARG without a default continues the one above the first FROM.
  const origin = definition.whole.end > definition.span.end ? definition : (definition.definitions[0] ?? definition);
  const written = text.slice(origin.span.end, origin.whole.end);
  const source = SourcedText.plain(written.slice(1), 0);
  const isPlain = written.startsWith('=') && !written.includes('\n') && origin.named === named;
  const value = isPlain ? constantText(readTemplate(source, model)) : undefined;
  if (value === undefined || value === '' || value.length > longest) return [];
  const tooltip = `The default of ${code(named.name)}; \`--build-arg\` can give another value.`;
  return [{ offset: span.end + (hasBrace ? 1 : 0), text: `= ${value}`, tooltip }];
}

function* stagesOf({ stages }: DockerfileModel): Generator<InlayInfo> {
  for (const { uses } of stages)
    for (const { kind, text, target, statement } of uses) {
      if (kind !== 'copy' || target === undefined || !stageNumberPattern.test(text.text)) continue;
      const name = target.nameText?.text ?? target.image?.text;
      if (name !== undefined) yield { offset: statement.at(text.span()).end, text: name };
    }
}
