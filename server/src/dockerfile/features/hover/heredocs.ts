import { code, paragraphs } from '../../../engine/markdown';
import { referenceLink } from '../reference';
import { about, type Explainer, isOn } from './place';

/** What opens or ends a heredoc: which lines belong to it, and who replaces variables in them. */
export const explainHeredoc: Explainer = ({ statement, instruction, at }) => {
  const { heredocs, line } = statement.instruction;
  for (const { opener, terminator } of heredocs) {
    const opening = line.span(opener.from, opener.to);
    const span = isOn(opening, at) ? opening : terminator;
    if (span === undefined || !isOn(span, at)) continue;
    const readers = instruction.keyword === 'RUN' ? 'the shell' : 'BuildKit';
    const text = paragraphs(
      `**${code(`<<${opener.name}`)}**`,
      `The lines up to one that holds just ${code(opener.name)} belong to the instruction.`,
      opener.expands
        ? `In them, ${readers} replaces variables; put the word in quotes to keep them as they are.`
        : 'The word is in quotes: variables stay as they are.',
      opener.dropsTabs ? 'Tabs that lines begin with are dropped.' : undefined,
      referenceLink('Here-documents in the Dockerfile reference', 'here-documents'),
    );
    return about(statement, span, text);
  }
  return undefined;
};
