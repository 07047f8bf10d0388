import type { CompletionChoice } from '../../../engine/features';
import { paragraphs } from '../../../engine/markdown';
import { majorityCasing } from '../../casing';
import type { DockerfileModel, Statement } from '../../model';
import { type InstructionFact, instructionFacts } from '../../tables/instructions';
import { block } from '../markdown';
import { instructionLink } from '../reference';
import { choice, shown } from './choices';
import type { Slot } from './slot';

/** Where an instruction is written. */
export type Setting = 'before-from' | 'in-stage' | 'in-onbuild';

const beforeFrom = new Set(['FROM', 'ARG']);
/** BuildKit stores none of these with ONBUILD. */
const notStored = new Set(['ONBUILD', 'FROM', 'MAINTAINER']);

/** In the order in which a Dockerfile has them; the others follow as the table has them. */
const usual = ['FROM', 'RUN', 'COPY', 'WORKDIR', 'ENV', 'ARG', 'USER', 'EXPOSE', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK'];

/** Where an instruction that begins at `start` stands, if it is not in ONBUILD. */
export function settingAt({ stages }: DockerfileModel, start: number): Setting {
  const first = stages[0];
  return first !== undefined && first.from.start < start ? 'in-stage' : 'before-from';
}

/** Instructions with their forms; without them where something follows already. */
export function instructionChoices(
  model: DockerfileModel,
  slot: Slot,
  setting: Setting,
  typing?: Statement,
): CompletionChoice[] {
  const casing = majorityCasing(model.statements, typing);
  const cased = (keyword: string) => (casing === 'lower' ? keyword.toLowerCase() : keyword);
  return ordered()
    .filter(({ keyword }) => fits(keyword, setting))
    .flatMap((fact) => (slot.isLast && slot.separator === '' ? forms(fact, slot, cased) : [bare(fact, slot, cased)]));
}

function fits(keyword: string, setting: Setting): boolean {
  if (setting === 'before-from') return beforeFrom.has(keyword);
  return setting === 'in-stage' || !notStored.has(keyword);
}

function ordered(): InstructionFact[] {
  const rank = ({ keyword }: InstructionFact) => (usual.includes(keyword) ? usual.indexOf(keyword) : usual.length);
  return instructionFacts.toSorted((a, b) => rank(a) - rank(b));
}

function bare(fact: InstructionFact, slot: Slot, cased: (keyword: string) => string): CompletionChoice {
  return choice(slot, 'keyword', cased(fact.keyword), about(fact));
}

function forms(fact: InstructionFact, slot: Slot, cased: (keyword: string) => string): CompletionChoice[] {
  return fact.snippets.map((snippet, index) => {
    const text = `${cased(fact.keyword)}${snippet.slice(fact.keyword.length)}`;
    const form = shown(text);
    const naming = index === 0 ? { label: cased(fact.keyword), detail: form } : { label: form };
    return choice(slot, index === 0 ? 'keyword' : 'snippet', text, { ...about(fact), ...naming, isSnippet: true });
  });
}

function about({ keyword, description, usage }: InstructionFact) {
  return {
    documentation: paragraphs(block(...usage), description, instructionLink(keyword)),
    deprecated: keyword === 'MAINTAINER',
  };
}
