import type { Statement } from './model';

/** Whether a `# check=skip=` above the statement names one of BuildKit's checks, or all. */
export function skipsCheck(statement: Statement, name: string): boolean {
  const skip = statement.check?.value.options.skip;
  return skip === 'all' || skip?.has(name) === true;
}
