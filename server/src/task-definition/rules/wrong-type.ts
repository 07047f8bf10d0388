import type { Fix } from '../../engine/finding';
import { anywhere, fragment } from '../examples';
import type { TaskDefinitionModel } from '../model';
import type { TaskDefinitionRule } from '../rule';
import { conversionTo } from '../schema/conversions';
import type { WrongType } from '../schema/faults';
import { fits } from '../schema/fits';
import { faultsOf } from '../schema/validate';
import { kindOfNode, kindOfType, subject } from '../schema/words';
import { safe, suggested } from '../syntax/editor';
import { memberOf } from '../syntax/node';
import { opening } from '../values';

const file = 'container-definitions.json';

export const rule: TaskDefinitionRule = {
  id: 'wrong-type',
  severity: 'error',
  preset: 'recommended',
  summary: 'A value does not have the JSON type that Amazon ECS takes here.',
  why: 'The AWS CLI and Amazon ECS convert nothing: ports and the memory of a container are numbers without quotes; the value of an environment variable, of a log option and the `cpu` and `memory` of a task are strings in quotes.',
  aliases: ['E3012'],
  evidence: [
    {
      source: 'Amazon ECS',
      reference: 'https://github.com/aws-actions/amazon-ecs-deploy-task-definition/issues/587',
      says: 'STRING_VALUE cannot be converted to Integer',
    },
    {
      source: 'AWS CLI',
      reference: 'https://github.com/aws-samples/aws-containers-task-definitions/pull/3',
      says: "Invalid type for parameter containerDefinitions[0].memory, value: 256, type: <class 'str'>, valid types: <class 'int'>",
    },
    {
      source: 'AWS SDK for Python',
      reference: 'https://github.com/localstack/localstack/issues/7806',
      says: "Invalid type for parameter containerDefinitions[0].environment[8].value, value: 4512, type: <class 'int'>, valid types: <class 'str'>",
    },
  ],
  examples: {
    bad: [
      { code: fragment('"memory": «"512"»'), fixed: fragment('"memory": 512'), file, message: 'Write 512.' },
      {
        code: fragment('"environment": [{ "name": "PORT", "value": «8080» }]'),
        fixed: fragment('"environment": [{ "name": "PORT", "value": "8080" }]'),
        file,
      },
      { code: fragment('"essential": «"false"»'), fixed: fragment('"essential": false'), file },
      {
        code: anywhere('', '"tags": «{» "team": "web" }'),
        fixed: anywhere('', '"tags": [\n  {\n    "key": "team",\n    "value": "web"\n  }\n]'),
        message: 'a list of objects',
      },
      {
        code: fragment('"portMappings": «{» "containerPort": 80 }'),
        fixed: fragment('"portMappings": [{ "containerPort": 80 }]'),
        file,
      },
      {
        code: anywhere('', '"cpu": «256»'),
        fixed: anywhere('', '"cpu": "256"'),
        severity: 'warning',
      },
      {
        code: fragment('"command": «"npm start"»'),
        fixed: fragment('"command": ["npm", "start"]'),
        file,
      },
      { code: fragment('"command": «"npm ci && npm start"»'), file },
      { code: fragment('"cpu": «0.5»'), fixed: fragment('"cpu": 512'), file, message: 'not a fraction' },
      { code: fragment('"memory": «"0.5 GB"»'), fixed: fragment('"memory": 512'), file },
      {
        code: fragment('"dockerLabels": «[»"team=web"]'),
        fixed: fragment('"dockerLabels": {\n  "team": "web"\n}'),
        file,
      },
    ],
    good: [
      { code: fragment('"memory": "${MEMORY}",\n"portMappings": [{ "containerPort": {{ port }} }]'), file },
      { code: anywhere('"dockerLabels": { "a": "1" }', '"cpu": "256"') },
    ],
  },
  check(definition, report) {
    for (const fault of faultsOf(definition)) {
      if (fault.kind !== 'wrong-type') continue;
      const { node, place } = fault;
      const conversion = conversionTo(place.type, node, definition.text.slice(node.span.start, node.span.end));
      const advice =
        conversion === undefined || typeof conversion.value === 'object'
          ? ''
          : ` Write ${JSON.stringify(conversion.value)}.`;
      report({
        span: node.kind === 'object' || node.kind === 'array' ? opening(node.span) : node.span,
        message: `${subject(place)} must be ${kindOfType(place.type)}, not ${kindOfNode(node)}.${advice}`,
        // CloudFormation takes a number here, and nobody recorded what ECS itself makes of one; the AWS CLI rejects it.
        severity: isTaskSize(fault) ? 'warning' : undefined,
        fixes: fixesOf(definition, fault, conversion),
      });
    }
  },
};

function isTaskSize({ node, place }: WrongType): boolean {
  const { name, owner } = place;
  return node.kind === 'number' && owner?.name === 'RegisterTaskDefinition' && (name === 'cpu' || name === 'memory');
}

function fixesOf(
  { editor }: TaskDefinitionModel,
  { node, place }: WrongType,
  conversion: ReturnType<typeof conversionTo>,
): Fix[] {
  const { type } = place;
  // One text in place of many is a command line more often than one argument.
  const isCommand = node.kind === 'string' && type.kind === 'list' && type.of.kind === 'text' && !type.of.values;
  if (type.kind === 'list' && !isCommand && fits(node, type.of)) {
    return suggested('Put it in a list', editor.enlist(node));
  }
  if (conversion === undefined) return [];
  const { value, lossless } = conversion;
  const title =
    typeof value === 'object'
      ? `Turn ${memberOf(node)?.key ?? 'it'} into ${Array.isArray(value) ? 'a list' : 'an object'}`
      : `Write ${JSON.stringify(value)}`;
  return (lossless ? safe : suggested)(title, editor.replace(node, value));
}
