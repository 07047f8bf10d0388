import type { Span } from '../../engine/span';
import { at, entriesOf, itemsOf, textAt, type YamlNode } from '../yaml';
import { extend, resolve, type Scope } from './expressions';

/** A step of a job, once for each row of the job's matrix. */
export interface Step {
  readonly id?: string;
  /** The action without its version, lower-cased: `docker/build-push-action`. */
  readonly action?: string;
  /** The script of a `run` step, as written. */
  readonly script?: string;
  /** The folder that the script runs in, from the root of the checkout. */
  readonly folder: string;
  /** What expressions can be resolved with. */
  readonly scope: Scope;
  /** Where the step points at what it does: the value of `uses`, or the first line of `run`. */
  readonly span: Span;
  /** An input of the action, resolved. */
  input(name: string): string | undefined;
}

/** A job, or one row of its matrix. */
export interface Job {
  readonly id: string;
  readonly steps: readonly Step[];
  /** What it hands on to jobs that need it, resolved as far as it can be. */
  readonly outputs: ReadonlyMap<string, string>;
}

/** A matrix may multiply; more rows than this say nothing new about images. */
const mostRows = 20;

/**
 * The jobs of a workflow.
 * Source: GitHub Actions, "Workflow syntax" (`env`, `defaults.run.working-directory`, `strategy.matrix`, `jobs.<id>.outputs`).
 */
export function readJobs(root: YamlNode | undefined): Job[] {
  const workflow = environment(new Map(inputDefaults(root)), root);
  return entriesOf(at(root, 'jobs')).flatMap(([id, job]) =>
    matrixRows(at(job, 'strategy', 'matrix')).map((row) => {
      const scope = environment(extend(workflow, row), job);
      const folder = textAt(job, 'defaults', 'run', 'working-directory') ?? workingDirectory(root) ?? '.';
      const steps = itemsOf(at(job, 'steps')).map((step) => readStep(step, scope, folder));
      const outputs = entriesOf(at(job, 'outputs')).flatMap(([name, value]) =>
        value.kind === 'text' ? [[name, resolve(value.text, scope)] as const] : [],
      );
      return { id, steps, outputs: new Map(outputs) };
    }),
  );
}

function workingDirectory(root: YamlNode | undefined): string | undefined {
  return textAt(root, 'defaults', 'run', 'working-directory');
}

function readStep(step: YamlNode, outer: Scope, folder: string): Step {
  const scope = environment(outer, step);
  const uses = at(step, 'uses');
  const run = at(step, 'run');
  return {
    id: textAt(step, 'id'),
    action: uses?.kind === 'text' ? uses.text.replace(/@.*$/, '').toLowerCase() : undefined,
    script: run?.kind === 'text' ? run.text : undefined,
    folder: resolve(textAt(step, 'working-directory') ?? folder, scope),
    scope,
    span: (uses ?? run ?? step).span,
    input(name) {
      const value = textAt(step, 'with', name);
      return value === undefined ? undefined : resolve(value, scope);
    },
  };
}

/** A scope with the `env` of a workflow, a job or a step. */
function environment(scope: Scope, node: YamlNode | undefined): Scope {
  const variables = entriesOf(at(node, 'env')).flatMap(([name, value]) =>
    value.kind === 'text' ? [[`env.${name}`, resolve(value.text, scope)] as const] : [],
  );
  return variables.length === 0 ? scope : extend(scope, variables);
}

/** What a workflow that is called or started by hand takes where nobody says more. */
function inputDefaults(root: YamlNode | undefined): [string, string][] {
  const starts = ['workflow_dispatch', 'workflow_call'];
  return starts.flatMap((start) =>
    entriesOf(at(root, 'on', start, 'inputs')).flatMap(([name, input]): [string, string][] => {
      const value = textAt(input, 'default');
      return value === undefined ? [] : [[`inputs.${name}`, value]];
    }),
  );
}

type Row = readonly (readonly [string, string])[];

/** Every combination of the axes, and the rows of `include`; one empty row without a matrix. */
function matrixRows(matrix: YamlNode | undefined): readonly Row[] {
  const axes = entriesOf(matrix).filter(([name, values]) => values.kind === 'list' && !/^(?:in|ex)clude$/.test(name));
  let rows: Row[] = [[]];
  for (const [name, values] of axes)
    rows = rows.flatMap((row) => itemsOf(values).map((value) => [...row, ...valuesOf(name, value)])).slice(0, mostRows);
  const included = itemsOf(at(matrix, 'include')).map((item) => entriesOf(item).flatMap((entry) => valuesOf(...entry)));
  if (axes.length === 0) return included.length === 0 ? [[]] : included.slice(0, mostRows);
  return withIncluded(rows, included, new Set(axes.map(([name]) => `matrix.${name}`))).slice(0, mostRows);
}

/** A row of `include` adds to each combination whose axes it does not contradict, and is one of its own where there is none. */
function withIncluded(rows: readonly Row[], included: readonly Row[], axes: ReadonlySet<string>): Row[] {
  const grown = rows.map((row) => [...row]);
  const alone: Row[] = [];
  for (const more of included) {
    const fits = grown.filter((row) => more.every(([key, value]) => !axes.has(key) || new Map(row).get(key) === value));
    for (const row of fits) row.push(...more);
    if (fits.length === 0) alone.push(more);
  }
  return [...grown, ...alone];
}

/** `matrix.name`, and `matrix.name.key` for an axis of objects. */
function valuesOf(name: string, value: YamlNode): Row {
  if (value.kind === 'text') return [[`matrix.${name}`, value.text]];
  return entriesOf(value).flatMap(([key, inner]) =>
    inner.kind === 'text' ? [[`matrix.${name}.${key}`, inner.text] as const] : [],
  );
}
