import { dockerfileLanguage } from '../../server/src/dockerfile/language';
import { type DockerfileModel, readModel } from '../../server/src/dockerfile/model';
import type { Finding } from '../../server/src/engine/finding';
import { findings } from '../../server/src/engine/lint';
import { readMarks } from '../../server/src/engine/markers';

/** A Dockerfile as the engine reads it. */
export function modelOf(text: string, previous?: DockerfileModel): DockerfileModel {
  return readModel({ text, kind: 'dockerfile' }, previous);
}

/** What every rule finds; a rule that throws fails the test. */
export function findingsOf(model: DockerfileModel): Finding[] {
  return findings(dockerfileLanguage, model, { commandLine: { preset: 'all' } }, (id, error) => {
    throw new Error(`rule ${id} threw`, { cause: error });
  });
}

/** The same with comments in the file obeyed: nothing is set on the command line. */
export function shownIn(text: string): string[] {
  const model = modelOf(text);
  const shown = findings(dockerfileLanguage, model, {}, (id, error) => {
    throw new Error(`rule ${id} threw`, { cause: error });
  });
  return shown.map(({ ruleId, severity }) => `${severity} ${ruleId}`);
}

/** Findings as text, marked places and all. */
export function show(text: string, found: readonly Finding[]): string[] {
  return found.map(({ ruleId, severity, span }) => `${severity} ${ruleId} «${text.slice(span.start, span.end)}»`);
}

/** Checks that every mark of a text is one of the spans, and the other way round. */
export function marked(code: string): { text: string; marks: string[] } {
  const { text, spans } = readMarks(code);
  return { text, marks: spans.map(({ start, end }) => `${start}: ${text.slice(start, end)}`) };
}
