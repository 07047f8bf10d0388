import { type Node, parseTree } from 'jsonc-parser';
import { lint } from '../../server/src/engine/lint';
import { taskDefinitionLanguage } from '../../server/src/task-definition/language';
import { median, timed } from './measure';
import { type Shape, shapes } from './task-definition-shapes';

// Measures what a keystroke in a task definition costs, in process: the text is parsed and every recommended rule runs. The
// floor is what JSON.parse and jsonc-parser take for the same text in the same run, so that the ratios hold on any machine:
// `npx tsx test/bench/task-definition.ts`.

const failed = (id: string, error: unknown): never => {
  throw new Error(`rule ${id} threw`, { cause: error });
};

function findingsIn(text: string): number {
  return lint(taskDefinitionLanguage, { text, kind: 'task-definition' }, {}, failed).length;
}

/** The text with another character in the middle, within a string. */
function edited(text: string, round: number): string {
  const at = text.indexOf('value ', text.length / 2) + 'value '.length;
  return `${text.slice(0, at)}${'abcdefghij'[round % 10]}${text.slice(at)}`;
}

interface Row {
  readonly length: number;
  readonly findings: number;
  readonly parse: number;
  readonly all: number;
  /** The best time, which other work of the machine disturbs least. */
  readonly best: number;
  readonly json: number;
  readonly jsonc: number;
}

function measure(text: string, runs: number): Row {
  const times = { parse: [] as number[], all: [] as number[], json: [] as number[], jsonc: [] as number[] };
  let findings = 0;
  for (let round = 0; round < runs; round += 1) {
    const next = edited(text, round);
    times.json.push(timed(() => JSON.parse(next)));
    times.jsonc.push(timed((): Node | undefined => parseTree(next)));
    times.parse.push(timed(() => taskDefinitionLanguage.parse({ text: next, kind: 'task-definition' })));
    times.all.push(
      timed(() => {
        findings = findingsIn(next);
      }),
    );
  }
  const { parse, all, json, jsonc } = times;
  return {
    length: text.length,
    findings,
    parse: median(parse),
    all: median(all),
    best: Math.min(...all),
    json: median(json),
    jsonc: median(jsonc),
  };
}

/** 1 where twice the text takes twice the time, 2 where it takes four times as long. */
function growth(row: Row, before: Row): number {
  return Math.log(row.best / before.best) / Math.log(row.length / before.length);
}

function print({ name }: Shape, row: Row, before: Row | undefined): void {
  const { length, findings, json, jsonc, parse, all, best } = row;
  const ms = [json, jsonc, parse, all, best].map((time) => time.toFixed(2).padStart(8)).join(' ');
  const ratios = [all / json, all / jsonc].map((ratio) => `${ratio.toFixed(1).padStart(6)} ×`).join(' ');
  const exponent = before === undefined ? '' : growth(row, before).toFixed(2);
  const size = `${(length / 1024).toFixed(0)} KB`;
  console.log(
    `${name.padEnd(20)} ${size.padStart(8)} ${String(findings).padStart(8)} ${ms} ${ratios} ${exponent.padStart(7)}`,
  );
}

console.log(
  `node ${process.version}, medians in ms; “all” is parse and lint, “best” its best time, whose exponent is the growth`,
);
console.log(`${''.padEnd(29)} findings     JSON    jsonc    parse      all     best  all/JSON all/jsonc  growth`);
// A server runs for hours: what is measured is warm code.
for (const shape of shapes) measure(shape.make(35_000), 40);
for (const shape of shapes) {
  let before: Row | undefined;
  for (const [length, runs] of [
    [7_500, 200],
    [35_000, 100],
    [65_536, 50],
    [250_000, 21],
    [1_000_000, 11],
  ] as const) {
    const row = measure(shape.make(length), runs);
    print(shape, row, before);
    before = row;
  }
}
