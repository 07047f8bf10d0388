import { validate } from 'dockerfile-utils';
import { dockerfileLanguage } from '../../server/src/dockerfile/language';
import type { DockerfileModel } from '../../server/src/dockerfile/model';
import { findings } from '../../server/src/engine/lint';
import { type Shape, shapes } from './dockerfile-shapes';
import { median, timed } from './measure';

// Measures what the diagnostics of a Dockerfile cost, in process, side by side with `validate` of dockerfile-utils, on which other
// extensions rest: `npx tsx test/bench/dockerfile.ts`. Both see the same texts in turn, so that the ratios hold on any machine.

const failed = (id: string, error: unknown): never => {
  throw new Error(`rule ${id} threw`, { cause: error });
};

/** Every rule of every preset is on. A server keeps its settings from keystroke to keystroke. */
const settings = { editor: { preset: 'all' } } as const;

function lint(text: string, previous?: DockerfileModel): DockerfileModel {
  const model = dockerfileLanguage.parse({ text, kind: 'dockerfile' }, previous);
  findings(dockerfileLanguage, model, settings, failed);
  return model;
}

/** The text with one more character in the middle: within a line, where an instruction or a script stands. */
function edited(text: string, round: number): string {
  const at = text.indexOf('\n', text.length / 2) - 1;
  return `${text.slice(0, at)}${'abcdefghij'[round % 10]}${text.slice(at)}`;
}

interface Row {
  readonly cold: number;
  readonly edit: number;
  readonly theirs: number;
}

function measure(text: string, runs: number): Row {
  const times = { cold: [] as number[], edit: [] as number[], theirs: [] as number[] };
  let model = lint(text);
  for (let round = 0; round < runs; round += 1) {
    const next = edited(text, round);
    times.cold.push(timed(() => lint(next)));
    times.theirs.push(timed(() => validate(next)));
    times.edit.push(
      timed(() => {
        model = lint(next, model);
      }),
    );
  }
  return { cold: median(times.cold), edit: median(times.edit), theirs: median(times.theirs) };
}

function print(shape: Shape, lines: number, { cold, edit, theirs }: Row): void {
  const number = (value: number) => value.toFixed(value < 10 ? 2 : 1).padStart(8);
  const ratio = (value: number) => `${(value / theirs).toFixed(3).padStart(6)} ×`;
  console.log(
    `${shape.name.padEnd(30)} ${String(lines).padStart(6)} ${number(theirs)} ${number(cold)} ${number(edit)}  ${ratio(cold)} ${ratio(edit)}`,
  );
}

console.log(`${''.padEnd(30)}  lines    utils     cold   edited   cold/utils edited/utils`);
// A server runs for hours: what is measured is warm code.
for (const shape of shapes) measure(shape.make(200), 50);
for (const shape of shapes)
  for (const [lines, runs] of [
    [33, 3_000],
    [1_000, 25],
    [10_000, 7],
  ] as const)
    print(shape, lines, measure(shape.make(lines), runs));
