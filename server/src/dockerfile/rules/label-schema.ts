import type { Evidence } from '../../engine/rule';
import { labelForms } from '../label-kinds';
import type { DockerfileModel, Statement } from '../model';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import type { Stage } from '../stages';
import type { SourcedText } from '../syntax/sourced-text';
import { constantText, readTemplate } from '../syntax/variables';

const evidence: readonly Evidence[] = [{ source: 'The configuration of the project', reference: 'labelSchema' }];
const only =
  'The `labelSchema` of the configuration says which labels images have and of what kind their values are. Without it nothing is reported.';

export const rules: readonly DockerfileRule[] = [
  {
    id: 'label-missing',
    severity: 'warning',
    preset: 'recommended',
    summary: 'An image lacks a label that the configuration asks for.',
    why: `${only} Labels of a stage count for those that build on it. What the base image brings is not seen.`,
    aliases: ['DL3049'],
    needs: 'labelSchema',
    evidence,
    examples: {
      bad: [
        {
          code: 'FROM node:24 AS build\nFROM «node:24»\nCOPY --from=build /app /app\n',
          policy: { labelSchema: { maintainer: 'text' } },
        },
      ],
      good: [
        {
          code: 'FROM node:24 AS base\nLABEL maintainer=ada\nFROM base\n',
          policy: { labelSchema: { maintainer: 'text' } },
        },
      ],
    },
    check({ targets }, report, { labelSchema = {} }) {
      const wanted = Object.keys(labelSchema);
      if (wanted.length === 0) return;
      for (const stage of targets) {
        const { keys, isClear } = keysOf(stage);
        const missing = wanted.filter((key) => !keys.has(key));
        if (missing.length === 0 || !isClear) continue;
        report({
          span: stage.from.at(stage.image?.span() ?? stage.from.instruction.keywordSpan),
          message: `The configuration asks for ${missing.length === 1 ? 'the label' : 'the labels'} ${missing.join(', ')}. Add a LABEL.`,
        });
      }
    },
  },
  {
    id: 'label-not-listed',
    severity: 'warning',
    preset: 'recommended',
    summary: 'A label is not among those that the configuration lists.',
    why: 'With `strictLabels` in the configuration, only the labels of its `labelSchema` may be used: a misspelt one does not pass for another.',
    aliases: ['DL3050'],
    needs: 'strictLabels',
    evidence: [{ source: 'The configuration of the project', reference: 'strictLabels' }],
    examples: {
      bad: [
        {
          code: 'FROM node:24\nLABEL «maintainr»=ada maintainer=ada\n',
          policy: { labelSchema: { maintainer: 'text' }, strictLabels: true },
        },
      ],
      good: [{ code: 'FROM node:24\nLABEL maintainer=ada note=x\n', policy: { labelSchema: { maintainer: 'text' } } }],
    },
    check(dockerfile, report, { labelSchema = {}, strictLabels = false }) {
      if (!strictLabels) return;
      const listed = Object.keys(labelSchema);
      for (const { statement, key, name } of labels(dockerfile))
        if (!listed.includes(name))
          report({
            span: statement.at(key.span()),
            message: `The configuration does not list the label ${quoted(name)}, only ${listed.join(', ')}.`,
          });
    },
  },
  {
    id: 'label-empty',
    severity: 'warning',
    preset: 'recommended',
    summary: 'A label that the configuration asks for is empty.',
    why: only,
    aliases: ['DL3051'],
    needs: 'labelSchema',
    evidence,
    examples: {
      bad: [{ code: 'FROM node:24\nLABEL «maintainer»=""\n', policy: { labelSchema: { maintainer: 'text' } } }],
      good: [
        { code: 'FROM node:24\nLABEL maintainer=$MAINTAINER note=\n', policy: { labelSchema: { maintainer: 'text' } } },
      ],
    },
    check(dockerfile, report, { labelSchema = {} }) {
      for (const { statement, key, name, value } of labels(dockerfile))
        if (value === '' && Object.hasOwn(labelSchema, name))
          report({
            span: statement.at(key.span()),
            message: `The configuration asks for a value of ${quoted(name)}. Write one.`,
          });
    },
  },
  kind('url', 'url', 'DL3052', 'example.com'),
  kind('time', 'rfc3339', 'DL3053', '2026-01-31'),
  kind('license', 'spdx', 'DL3054', 'apache-2.0'),
  kind('hash', 'hash', 'DL3055', 'main'),
  kind('version', 'semver', 'DL3056', 'v1.4'),
  kind('email', 'email', 'DL3058', 'Ada'),
];

/** The rule about labels of one kind. */
function kind(name: string, kind: keyof typeof labelForms, alias: string, bad: string): DockerfileRule {
  const form = labelForms[kind];
  const policy = { labelSchema: { label: kind } };
  return {
    id: `label-${name}`,
    severity: 'warning',
    preset: 'recommended',
    summary: `A label is not ${form.name}, as the configuration asks.`,
    why: `${only} Here that is \`${kind}\`.`,
    aliases: [alias],
    needs: 'labelSchema',
    evidence,
    examples: {
      bad: [{ code: `FROM node:24\nLABEL label=«${bad}»\n`, policy }],
      good: [{ code: `FROM node:24\nLABEL label="${form.example}" other=${bad}\nLABEL label=$LABEL\n`, policy }],
    },
    check(dockerfile, report, { labelSchema = {} }) {
      if (!Object.values(labelSchema).includes(kind)) return;
      for (const { statement, text, name, value } of labels(dockerfile)) {
        if (!Object.hasOwn(labelSchema, name) || labelSchema[name] !== kind) continue;
        if (!value || text === undefined || form.matches(value)) continue;
        report({
          span: statement.at(text.span()),
          message: `${quoted(value)} is not ${form.name}, as the configuration asks. Write it as in ${form.example}.`,
        });
      }
    },
  };
}

interface Label {
  readonly statement: Statement;
  readonly key: SourcedText;
  readonly name: string;
  readonly text: SourcedText | undefined;
  /** `undefined` where a variable decides. */
  readonly value: string | undefined;
}

/** The labels whose names are certain. */
function* labels(dockerfile: DockerfileModel): Generator<Label> {
  for (const statement of dockerfile.of('LABEL'))
    for (const { key, value: text } of statement.instruction.pairs) {
      const name = constantText(readTemplate(key, statement.instruction));
      if (name === undefined) continue;
      const value = text === undefined ? undefined : constantText(readTemplate(text, statement.instruction));
      yield { statement, key, name, text, value };
    }
}

/** The labels that a stage sets or inherits within the file, and whether all their names are certain. */
function keysOf(stage: Stage): { keys: ReadonlySet<string>; isClear: boolean } {
  const keys = new Set<string>();
  let isClear = true;
  for (let at: Stage | undefined = stage; at !== undefined; at = at.parent)
    for (const { keyword, instruction } of at.statements) {
      if (keyword !== 'LABEL') continue;
      for (const { key } of instruction.pairs) {
        const name = constantText(readTemplate(key, instruction));
        if (name === undefined) isClear = false;
        else keys.add(name);
      }
    }
  return { keys, isClear };
}
