/** An instruction of a Dockerfile, as far as a failed build has to be found in it. */
interface Instruction {
  /** Counted from one. */
  readonly line: number;
  /** In capitals. */
  readonly keyword: string;
  /** The keyword and its arguments, on one line. */
  readonly text: string;
}

/** Instructions that make a step of BuildKit's `[stage 2/3]`; the first of a stage is its FROM. */
const steps = new Set(['FROM', 'RUN', 'COPY', 'ADD', 'WORKDIR']);

/** The line of a Dockerfile, counted from one, that the output of a failed build is about; `undefined` where it does not say. */
export function faultLine(output: string, dockerfile: string): number | undefined {
  const said = /dockerfile parse error (?:on )?line (\d+)/i.exec(output) ?? /^.+:(\d+)\r?\n-{8,}\r?$/m.exec(output);
  if (said !== null) return Number(said[1]);
  const instructions = readInstructions(dockerfile);
  return buildKitStep(output, instructions) ?? podmanStep(output, instructions) ?? classicStep(output, instructions);
}

/** ` > [linux/arm64 tests 2/3] RUN npm test:` above what the step printed. */
function buildKitStep(output: string, instructions: readonly Instruction[]): number | undefined {
  const [, place = '', text = ''] = /^ > \[(?!internal\])([^\]]*)\] (.*?):?\r?$/m.exec(output) ?? [];
  if (text === '') return undefined;
  const [, stage = '', step = ''] = /(?:^|(\S+) +)(\d+)\/\d+$/.exec(place) ?? [];
  const ofStage = stageOf(instructions, stage).filter(({ keyword }) => steps.has(keyword));
  const found = ofStage[Number(step) - 1];
  // Triggers of a base image come between; then the words have to do.
  return found !== undefined && text.startsWith(found.keyword) ? found.line : byText(instructions, text);
}

/** The instructions of a stage, by its name or `stage-1`; without one those of the only stage. */
function stageOf(instructions: readonly Instruction[], stage: string): Instruction[] {
  const stages: Instruction[][] = [];
  for (const instruction of instructions)
    if (instruction.keyword === 'FROM') stages.push([instruction]);
    else stages.at(-1)?.push(instruction);
  const [, index] = /^stage-(\d+)$/.exec(stage) ?? [];
  const isNamed = ([from]: Instruction[]) => / as (\S+)$/i.exec(from?.text ?? '')?.[1]?.toLowerCase() === stage;
  const named = stages.find(isNamed);
  if (named !== undefined) return named;
  return stages[index === undefined ? 0 : Number(index)] ?? [];
}

/** `building at STEP "RUN npm test"` */
function podmanStep(output: string, instructions: readonly Instruction[]): number | undefined {
  const [, text] = /building at STEP "((?:[^"\\]|\\.)*)"/.exec(output) ?? [];
  if (text === undefined) return undefined;
  const plain = text.replace(/\\(.)/g, '$1');
  const [, unknown] = /Unknown instruction: "(\w+)"/.exec(output) ?? [];
  return unknown === undefined
    ? byText(instructions, plain)
    : instructions.find(({ keyword }) => keyword === unknown.toUpperCase())?.line;
}

/** `Step 2/3 : RUN npm test`, the last one of the output; every instruction counts. */
function classicStep(output: string, instructions: readonly Instruction[]): number | undefined {
  const last = [...output.matchAll(/^Step (\d+)\/\d+ : /gm)].at(-1);
  return last === undefined ? undefined : instructions[Number(last[1]) - 1]?.line;
}

function byText(instructions: readonly Instruction[], text: string): number | undefined {
  const bare = (words: string) => words.replace(/\s+/g, '').toLowerCase();
  const wanted = bare(text);
  return instructions.find((one) => bare(one.text) === wanted)?.line;
}

/** Cuts a Dockerfile into its instructions: lines that go on, comments between them and heredocs belong to one. */
function readInstructions(dockerfile: string): Instruction[] {
  const lines = dockerfile.replace(/^\uFEFF/, '').split(/\r?\n/);
  const goesOn = /^#\s*escape\s*=\s*`/im.test(dockerfile) ? /`\s*$/ : /\\\s*$/;
  const found: Instruction[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const start = index;
    const isFiller = (text: string) => /^\s*(?:#|$)/.test(text);
    if (isFiller(lines[index] ?? '')) continue;
    let text = lines[index] ?? '';
    while (goesOn.test(text) && index + 1 < lines.length) {
      index += 1;
      const next = lines[index] ?? '';
      if (!isFiller(next)) text = text.replace(goesOn, '') + next;
    }
    const keyword = /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? '';
    found.push({ line: start + 1, keyword, text: text.trim() });
    if (!/^(?:RUN|COPY|ADD)$/.test(keyword)) continue;
    for (const [, , name] of text.matchAll(/<<-?(["']?)(\w+)\1/g))
      while (index + 1 < lines.length && lines[index]?.trim() !== name) index += 1;
  }
  return found;
}
