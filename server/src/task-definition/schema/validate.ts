import type { ErrorObject } from 'ajv';
import { validate } from '../../generated/task-definition-validator';
import type { TaskDefinitionModel } from '../model';
import { Section } from '../section';
import type { Node } from '../syntax/node';
import { describeOnlyFields } from '../tables/describe-only-fields';
import type { Variant } from './api';
import { describe, type Path } from './describe';
import type { Fault } from './faults';
import { plainValue } from './plain-value';
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
  if (document === undefined || validate({ [form]: plainValue(document) })) return [];
  const faults = new Map<string, Fault>();
  for (const error of validate.errors ?? []) {
    const path = pathOf(document, error.instancePath);
    const fault = path && faultOf(error, path.node, describe(form, path.steps));
    const key = fault && `${error.instancePath} ${identityOf(fault)}`;
    // Several checks of one value can fail together: its type and its range, its set and its length. They are one cause.
    if (key && faults.get(key)?.kind !== 'wrong-type') faults.set(key, fault);
    if (faults.size === mostFaults) break;
  }
  validate.errors = null;
  const reported = [...faults.values()].filter((fault) => !isReportedElsewhere(fault));
  return withoutConsequences(reported, form);
}

/** The node that an error is about. ajv writes the path as a JSON pointer below the name of the form. */
function pathOf(document: Node, pointer: string): { node: Node; steps: Path } | undefined {
  const steps: (string | number)[] = [];
  let node = document;
  for (const part of pointer.split('/').slice(2)) {
    const step = node.kind === 'array' ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~');
    const inner = typeof step === 'number' ? elementOf(node, step) : new Section(node).member(step)?.value;
    if (inner === undefined) return undefined;
    steps.push(step);
    node = inner;
  }
  return { node, steps };
}

function elementOf(node: Node, index: number): Node | undefined {
  return node.kind === 'array' ? node.elements[index] : undefined;
}

function faultOf(error: ErrorObject, node: Node, place: ReturnType<typeof describe>): Fault | undefined {
  if (place === undefined || isUnknown(node)) return undefined;
  const { type } = place;
  switch (error.keyword) {
    case 'type':
      return { kind: 'wrong-type', node, place };
    case 'enum':
    case 'pattern':
    case 'maxLength':
      return node.kind === 'string' ? { kind: 'invalid-value', node, place } : undefined;
    case 'minimum':
    case 'maximum':
      return node.kind === 'number' ? { kind: 'out-of-range', node, place } : undefined;
    case 'minItems':
    case 'maxItems':
      if (node.kind !== 'array' || (node.open && error.keyword === 'minItems')) return undefined;
      return { kind: 'out-of-range', node, place };
    case 'required':
      if (node.kind !== 'object' || type.kind !== 'structure' || node.open) return undefined;
      return { kind: 'missing-property', object: node, structure: type, name: error.params.missingProperty };
    case 'minProperties':
      if (node.kind !== 'object' || type.kind !== 'structure' || node.open) return undefined;
      return { kind: 'missing-property', object: node, structure: type, name: Object.keys(type.members)[0] ?? '' };
    case 'additionalProperties': {
      const name: string = error.params.additionalProperty;
      const member = new Section(node).member(name);
      if (member === undefined || type.kind !== 'structure' || isReported(member.value, type.name, name)) return;
      return { kind: 'unknown-property', member, structure: type };
    }
    default:
      return undefined;
  }
}

function isUnknown(node: Node): boolean {
  return node.kind === 'unknown' || node.kind === 'null' || (node.kind === 'string' && node.hasPlaceholder);
}

/** Others speak of it: fields that only Describe returns, and a member that is still being typed. */
function isReported(value: Node, structure: string, name: string): boolean {
  const isBeingTyped = value.kind === 'unknown' && value.span.start === value.span.end;
  return isBeingTyped || (structure === 'RegisterTaskDefinition' && describeOnlyFields.has(name));
}

function identityOf(fault: Fault): string {
  if (fault.kind === 'missing-property') return fault.name;
  return fault.kind === 'unknown-property' ? fault.member.key : '';
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
