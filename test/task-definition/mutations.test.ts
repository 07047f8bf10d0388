import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/engine/edits';
import type { Finding } from '../../server/src/engine/finding';
import { findings } from '../../server/src/engine/lint';
import { taskDefinitionLanguage } from '../../server/src/task-definition/language';
import { bases } from './mutations/bases';
import { containers } from './mutations/containers';
import { document } from './mutations/document';
import { environmentAndLogs } from './mutations/environment-and-logs';
import { healthAndOrder } from './mutations/health-and-order';
import { launchTypes } from './mutations/launch-types';
import { linux } from './mutations/linux';
import { type Mutation, mutated, tokenAt } from './mutations/mutation';
import { network } from './mutations/network';
import { volumes } from './mutations/volumes';
import { modelOf } from './support';

// A sound definition is broken in one way at a time. The rule for it says so, on the right token and alone; whatever fix it
// offers leaves nothing of it behind.

const mutations: readonly Mutation[] = [
  ...document,
  ...launchTypes,
  ...containers,
  ...network,
  ...volumes,
  ...environmentAndLogs,
  ...healthAndOrder,
  ...linux,
];

function errorsIn(text: string): Finding[] {
  const found = findings(taskDefinitionLanguage, modelOf(text), { commandLine: { preset: 'all' } }, (id, error) => {
    throw new Error(`rule ${id} threw`, { cause: error });
  });
  return found.filter(({ severity }) => severity === 'error');
}

const idsOf = (found: readonly Finding[]) => [...new Set(found.map(({ ruleId }) => ruleId))].sort();

describe('task definitions: one thing wrong at a time', () => {
  for (const [name, base] of Object.entries(bases)) {
    it(`the base "${name}" is sound`, () => {
      assert.deepEqual(
        errorsIn(JSON.stringify(base)).map(({ ruleId, message }) => `${ruleId}: ${message}`),
        [],
      );
    });
  }

  for (const [rule, base, change, token, ...companions] of mutations) {
    it(`${rule} reports ${token} (${base})`, () => {
      const text = mutated(base, change);
      const { root } = modelOf(text).syntax;
      const errors = errorsIn(text);
      const own = errors.filter(({ ruleId }) => ruleId === rule);
      const parsed = typeof change === 'function' ? undefined : root;
      assert.deepEqual(
        own.map(({ span }) => tokenAt(text, parsed, span)),
        [token],
      );
      assert.deepEqual(idsOf(errors), [rule, ...companions].sort());
      for (const [index, { title, edits }] of own.flatMap(({ fixes }) => fixes).entries()) {
        const left = idsOf(errorsIn(applyEdits(text, edits)));
        assert.ok(!left.includes(rule), `"${title}" does not heal it`);
        // What is offered second may be a step only: without its misspelt name a property is missing.
        if (index > 0) continue;
        const added = left.filter((id) => !companions.includes(id));
        assert.deepEqual(added, [], `"${title}" brings another fault`);
      }
    });
  }

  const errorRules = taskDefinitionLanguage.rules.filter(
    ({ severity, examples }) => severity === 'error' || examples.bad.some((example) => example.severity === 'error'),
  );
  for (const { id } of errorRules) {
    it(`${id} has a mutation of its own`, () => {
      assert.ok(
        mutations.some(([rule]) => rule === id),
        `add a row for ${id} to mutations/*.ts`,
      );
    });
  }
});
