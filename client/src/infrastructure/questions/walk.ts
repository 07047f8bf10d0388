/** What a person did with a question: changed answers, went back, or gave up (`undefined`). */
export type Step<Answers> = Partial<Answers> | 'back' | undefined;

/** What a person did with the review: agreed, wants a question again, went back, or gave up (`undefined`). */
export type Verdict<Question> = 'run' | 'back' | { readonly again: Question } | undefined;

/** Who asks. */
export interface Asker<Question, Answers> {
  /** `place`: which question of how many this is; absent for one that is asked again. */
  ask(
    question: Question,
    answers: Answers,
    place?: { readonly step: number; readonly total: number },
  ): Promise<Step<Answers>>;
  review(answers: Answers, total: number): Promise<Verdict<Question>>;
}

/**
 * Asks the questions one after the other, then shows the review, from which each can be asked again. Going back leads to the question before. An
 * answer may open or close later questions, but none before it. The answers that the person has agreed to; `undefined` where they gave up.
 */
export async function walk<Question, Answers extends object>(
  openFor: (answers: Answers) => readonly Question[],
  first: Answers,
  asker: Asker<Question, Answers>,
): Promise<Answers | undefined> {
  let answers = first;
  for (let at = 0; at >= 0; ) {
    const open = openFor(answers);
    const total = open.length + 1;
    const question = open[at];
    if (question === undefined) {
      const verdict = await asker.review(answers, total);
      if (verdict === undefined) return undefined;
      if (verdict === 'run') return answers;
      if (verdict === 'back') {
        at -= 1;
        continue;
      }
      const step = await asker.ask(verdict.again, answers);
      if (step === undefined) return undefined;
      if (step !== 'back') answers = { ...answers, ...step };
      continue;
    }
    const step = await asker.ask(question, answers, { step: at + 1, total });
    if (step === undefined) return undefined;
    if (step === 'back') at -= 1;
    else {
      answers = { ...answers, ...step };
      at += 1;
    }
  }
  return undefined;
}
