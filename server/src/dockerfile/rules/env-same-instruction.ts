import type { DockerfileModel, Statement } from '../model';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import type { Stage } from '../stages';
import { usesIn } from '../syntax/variables';

export const rule: DockerfileRule = {
  id: 'env-same-instruction',
  severity: 'warning',
  preset: 'recommended',
  summary: 'ENV uses a variable that the same ENV sets.',
  why:
    'All values of an ENV are worked out before any of its names is set, so the variable has the value from before, which is mostly none. ' +
    'Set it in an ENV above. Where an ENV or ARG above sets it already, nothing is reported.',
  aliases: ['DL3044'],
  evidence: [
    {
      source: 'Docker',
      reference: 'https://docs.docker.com/reference/dockerfile/#environment-replacement',
      says: 'Environment variable substitution use the same value for each variable throughout the entire instruction.',
    },
  ],
  examples: {
    bad: [
      { code: 'FROM node:24\nENV APP=/app BIN=«$APP»/bin\n' },
      { code: 'FROM node:24\nENV BIN="«${APP}»/bin" APP=/app\n' },
    ],
    good: [
      { code: 'FROM node:24\nENV APP=/app\nENV BIN=$APP/bin\n' },
      { code: 'FROM node:24\nARG APP\nENV APP=$APP BIN=$APP/bin\n' },
      { code: "FROM node:24\nENV PATH=/bin:$PATH B='$PATH' C=${D:-x} D=1\n" },
    ],
  },
  check(dockerfile, report) {
    let firstSet: FirstSet | undefined;
    for (const statement of dockerfile.of('ENV')) {
      if (statement.instruction.pairs.length < 2 || !statement.instruction.hasVariables) continue;
      for (const use of ownUses(statement)) {
        firstSet ??= readFirstSet(dockerfile);
        if (isSetAbove(use.name, statement, firstSet)) continue;
        report({
          span: statement.at(use.span),
          message: `${quoted(use.name)} is set only after this ENV, so here it has its old value, if any. Set it in an ENV above.`,
        });
      }
    }
  },
};

/** The uses of names that the instruction itself sets, other than from their own old value. */
function* ownUses({ instruction }: Statement) {
  const { pairs, expansions } = instruction;
  const owners = new Map(pairs.flatMap(({ key, value }) => (value === undefined ? [] : [[value, key.text]])));
  const keys = new Set(owners.values());
  const uses = expansions.flatMap(({ source, template }) =>
    [...usesIn(template)].map((use) => ({ use, owner: owners.get(source) })),
  );
  const extended = new Set(uses.filter(({ use, owner }) => use.name === owner).map(({ owner }) => owner));
  for (const { use, owner } of uses)
    if (owner !== undefined && keys.has(use.name) && !extended.has(use.name) && use.operator === undefined) yield use;
}

/** For each name, the first statement of a stage that sets it. */
type FirstSet = ReadonlyMap<string, ReadonlyMap<Stage, number>>;

function readFirstSet(dockerfile: DockerfileModel): FirstSet {
  const first = new Map<string, Map<Stage, number>>();
  for (const { stage, index, instruction } of [...dockerfile.of('ARG'), ...dockerfile.of('ENV')]) {
    if (stage === undefined) continue;
    for (const { key } of instruction.pairs) {
      const ofName = first.get(key.text) ?? new Map<Stage, number>();
      ofName.set(stage, Math.min(ofName.get(stage) ?? index, index));
      first.set(key.text, ofName);
    }
  }
  return first;
}

function isSetAbove(name: string, { stage, index }: Statement, firstSet: FirstSet): boolean {
  const ofName = firstSet.get(name);
  for (let at = stage; at !== undefined; at = at.parent)
    if ((ofName?.get(at) ?? Number.POSITIVE_INFINITY) < index) return true;
  return false;
}
