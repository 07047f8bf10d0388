import type { Problem } from '../../engine/finding';
import { anywhere, fragment } from '../examples';
import type { TaskDefinitionModel } from '../model';
import type { TaskDefinitionRule } from '../rule';
import type { OutOfRange } from '../schema/faults';
import type { IntegerType, ListType } from '../schema/types';
import { faultsOf } from '../schema/validate';
import { range, subject } from '../schema/words';
import { safe, suggested } from '../syntax/editor';
import { type ArrayNode, memberOf, type NumberNode } from '../syntax/node';
import { opening } from '../values';

const file = 'container-definitions.json';
const healthCheck = (timeout: string) =>
  fragment(`"healthCheck": { "command": ["CMD", "/check"], "timeout": ${timeout} }`);

export const rule: TaskDefinitionRule = {
  id: 'out-of-range',
  severity: 'error',
  preset: 'recommended',
  summary: 'A number, or the length of a list, is outside of what Amazon ECS accepts.',
  why: 'Amazon ECS has limits for ports, times, sizes and counts, and rejects the whole task definition for one value beyond them.',
  aliases: ['E3034'],
  evidence: [
    {
      source: 'Amazon ECS',
      reference: 'RegisterTaskDefinition',
      says: "Health check timeout must be less than or equal to the maximum allowed value 60 for container 'app'",
    },
    { source: 'Amazon ECS', reference: 'RegisterTaskDefinition', says: 'EphemeralStorage size should be at least 21' },
    {
      source: 'Amazon ECS',
      reference: 'RegisterTaskDefinition',
      says: "Granular stop timeout on container 'x' must be at least 2 seconds.",
    },
    { source: 'Amazon ECS', reference: 'RegisterTaskDefinition', says: 'Container list cannot be empty' },
    { source: 'Amazon ECS', reference: 'RegisterTaskDefinition', says: 'Too many containers.' },
    { source: 'Amazon ECS', reference: 'RegisterTaskDefinition', says: 'Tags can not be empty.' },
    {
      source: 'Amazon ECS',
      reference: 'RegisterTaskDefinition',
      says: 'The maximum number of environment files was exceeded. Specify ten or less and try again',
    },
  ],
  examples: {
    bad: [
      { code: healthCheck('«90»'), fixed: healthCheck('60'), file, message: 'must be 2 to 60 seconds, not 90' },
      {
        code: fragment('"stopTimeout": «1»'),
        fixed: fragment('"stopTimeout": 2'),
        file,
        message: 'at least 2 seconds',
      },
      {
        code: fragment('"portMappings": [{ "containerPort": «80800» }]'),
        fixed: fragment('"portMappings": [{ "containerPort": 65535 }]'),
        file,
      },
      { code: anywhere('', '«"tags"»: []'), fixed: anywhere(), message: 'leave it out' },
      { code: '{\n  "family": "web",\n  «"containerDefinitions"»: []\n}\n', message: 'at least one entry' },
    ],
    good: [
      { code: healthCheck('60'), file },
      { code: anywhere('"portMappings": [{ "containerPort": 80, "hostPort": 0 }]') },
    ],
  },
  check(definition, report) {
    for (const fault of faultsOf(definition)) if (fault.kind === 'out-of-range') report(problemOf(definition, fault));
  },
};

function problemOf(definition: TaskDefinitionModel, { node, place }: OutOfRange): Problem {
  return node.kind === 'number'
    ? numberProblem(definition, node, subject(place), place.type as IntegerType)
    : listProblem(definition, node, subject(place), place.type as ListType);
}

function numberProblem({ editor }: TaskDefinitionModel, node: NumberNode, name: string, type: IntegerType): Problem {
  const nearest = type.min !== undefined && node.value < type.min ? type.min : type.max;
  return {
    span: node.span,
    message: `${name} must be ${range(type)}, not ${node.value}.`,
    fixes: nearest === undefined ? [] : suggested(`Write ${nearest}`, editor.replace(node, nearest)),
  };
}

function listProblem({ editor }: TaskDefinitionModel, node: ArrayNode, name: string, type: ListType): Problem {
  const member = memberOf(node);
  const span = member?.keySpan ?? opening(node.span);
  const count = node.elements.length;
  if (type.max !== undefined && count > type.max) {
    return { span, message: `${name} has ${count} entries; Amazon ECS accepts ${type.max} at most.` };
  }
  if (member === undefined || member.key === 'containerDefinitions') {
    return { span, message: `${name} is empty; Amazon ECS needs at least one entry.` };
  }
  return {
    span,
    message: `${name} is an empty list, which Amazon ECS rejects; leave it out.`,
    fixes: safe(`Remove the empty ${member.key}`, editor.removeMembers([member])),
  };
}
