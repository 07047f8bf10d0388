import type { CompletionChoice } from '../../../engine/features';
import type { DockerfileModel } from '../../model';
import type { HeredocCursor, InstructionCursor } from '../cursor';
import { startOfLine } from '../cursor';
import { choice } from './choices';
import { slotAt, wordForm } from './slot';

const takesHeredocs = new Set(['RUN', 'COPY', 'ADD']);
const opener = /(?:^|\s)\d*<<-?(["']?)([A-Za-z_]*)$/;

/** The word behind `<<`, with the lines that it calls for where nothing follows yet. */
export function openerChoices(model: DockerfileModel, cursor: InstructionCursor, offset: number): CompletionChoice[] {
  const { before, whole } = cursor;
  const match = takesHeredocs.has(before.keyword) && !cursor.isFresh ? opener.exec(before.arguments.text) : null;
  const typed = match?.[2];
  const slot = typed === undefined ? undefined : slotAt(model, offset - typed.length, offset, { rest: /^\w*/ });
  if (slot === undefined || match === null) return [];
  const quote = match[1] ?? '';
  const hasBody = whole.heredocs.some(({ terminator }) => terminator !== undefined);
  const text = (name: string) => {
    const destination = before.keyword === 'RUN' || before.words.length > 1 ? '' : ' ${1:destination}';
    return slot.isLast && !hasBody ? `${name}${quote}${destination}\n$0\n${name}` : name;
  };
  const names = before.keyword === 'RUN' ? ['EOF', 'SCRIPT'] : ['EOF', 'CONTENT'];
  return names.map((name) =>
    choice(slot, 'constant', text(name), {
      label: name,
      detail: `<<${quote}${name}${quote}`,
      documentation: 'The lines below belong to the instruction, up to one that holds just this word.',
      isSnippet: text(name) !== name,
    }),
  );
}

/** The word that ends a heredoc which nothing ends yet. */
export function terminatorChoices(
  model: DockerfileModel,
  { heredoc }: HeredocCursor,
  offset: number,
): CompletionChoice[] {
  const { name, dropsTabs } = heredoc.opener;
  const lineStart = startOfLine(model.text, offset);
  const line = model.text.slice(lineStart, offset);
  const typed = dropsTabs ? line.replace(/^\t+/, '') : line;
  if (heredoc.terminator !== undefined || typed === '' || !name.startsWith(typed)) return [];
  const slot = slotAt(model, offset - typed.length, offset, wordForm);
  return slot === undefined ? [] : [choice(slot, 'constant', name, { documentation: 'Ends the heredoc.' })];
}
