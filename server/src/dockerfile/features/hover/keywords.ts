import { paragraphs } from '../../../engine/markdown';
import { instructionFact } from '../../tables/instructions';
import { block } from '../markdown';
import { instructionLink } from '../reference';
import { about, type Explainer, isOn } from './place';

/** An instruction: its forms and what it does. */
export const explainKeyword: Explainer = ({ statement, instruction, at }) => {
  const { keyword, keywordSpan } = instruction;
  const fact = isOn(keywordSpan, at) ? instructionFact(keyword) : undefined;
  if (fact === undefined) return undefined;
  const markdown = paragraphs(block(...fact.usage), fact.description, instructionLink(keyword));
  return { ...about(statement, keywordSpan, markdown), isCommon: true };
};
