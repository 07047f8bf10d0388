import type { Statement } from './model';

/** The case that most instructions of the stages are in; upper if as many are in lower case (BuildKit: `ConsistentInstructionCasing`). */
export function majorityCasing(statements: readonly Statement[], except?: Statement): 'lower' | 'upper' {
  let lower = 0;
  let upper = 0;
  for (const statement of statements) {
    if (statement.stage === undefined || statement === except) continue;
    if (statement.instruction.casing === 'lower') lower++;
    else if (statement.instruction.casing === 'upper') upper++;
  }
  return lower > upper ? 'lower' : 'upper';
}
