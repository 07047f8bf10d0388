/** The values that expressions of a workflow can have without a run: `env.NAME`, `matrix.service`, `inputs.stage`. */
export type Scope = ReadonlyMap<string, string>;

/** `${{ … }}`, with what stands in it. Bounded, so that no text of a file can make it slow. */
const expression = /\$\{\{([^{}\n]{0,300})\}\}/g;

/** Puts in what is known of the expressions of a text; the others stay as they are written. */
export function resolve(text: string, scope: Scope): string {
  return text.replace(expression, (whole, inner: string) => scope.get(normal(inner)) ?? whole);
}

/** `matrix['service']` is `matrix.service`. */
function normal(path: string): string {
  return path.trim().replace(/\[\s*['"]([\w.-]+)['"]\s*\]/g, '.$1');
}

/** An output that a step or another job hands on. */
export interface OutputUse {
  readonly of: 'steps' | 'needs';
  /** The id of the step or the job. */
  readonly id: string;
  readonly output: string;
}

/** The outputs that a text uses, in order. */
export function outputsIn(text: string): OutputUse[] {
  return [...text.matchAll(expression)].flatMap(([, inner = '']) => {
    const match = /^(steps|needs)\.([\w-]+)\.outputs\.([\w-]+)$/.exec(normal(inner));
    if (match === null) return [];
    const [, of, id = '', output = ''] = match;
    return [{ of: of as OutputUse['of'], id, output }];
  });
}

/** Whether all that a text holds is one expression. */
export function isExpression(text: string): boolean {
  return /^\s*\$\{\{[^{}\n]*\}\}\s*$/.test(text);
}

/** A scope with the entries of another before its own. */
export function extend(scope: Scope, entries: Iterable<readonly [string, string]>): Scope {
  return new Map([...scope, ...entries]);
}
