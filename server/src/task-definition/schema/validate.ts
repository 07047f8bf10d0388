import type { TaskDefinitionModel } from '../model';
import { documents, type Variant } from './api';
import { check } from './check';
import type { Fault } from './faults';
import { isReportedElsewhere } from './reported-elsewhere';
import { meantInstead } from './suggestions';

/** After so many, a document is something else than a task definition, and more say nothing. */
const mostFaults = 1000;

const known = new WeakMap<TaskDefinitionModel, readonly Fault[]>();

/** What of a document does not have the shape that ECS asks for, each cause once. Rules share the work for one model. */
export function faultsOf(definition: TaskDefinitionModel): readonly Fault[] {
  let faults = known.get(definition);
  if (faults === undefined) {
    faults = findFaults(definition);
    known.set(definition, faults);
  }
  return faults;
}

function findFaults({ form, root, wrapper }: TaskDefinitionModel): readonly Fault[] {
  const document = wrapper?.value ?? root;
  if (document === undefined) return [];
  const faults: Fault[] = [];
  check(document, { type: documents[form] }, (fault) => {
    if (faults.length < mostFaults && !isReportedElsewhere(fault)) faults.push(fault);
  });
  return withoutConsequences(faults, form);
}

/** A misspelt name is the cause, and the property that is missing for it the consequence. */
function withoutConsequences(faults: readonly Fault[], form: Variant): readonly Fault[] {
  const meant = new Map<unknown, Set<string>>();
  for (const fault of faults) {
    if (fault.kind !== 'unknown-property') continue;
    const name = meantInstead(fault, form);
    if (name === undefined) continue;
    const names = meant.get(fault.member.object) ?? new Set();
    meant.set(fault.member.object, names.add(name));
  }
  return faults.filter((fault) => fault.kind !== 'missing-property' || !meant.get(fault.object)?.has(fault.name));
}
