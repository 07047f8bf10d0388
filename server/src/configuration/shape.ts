import type { ErrorObject } from 'ajv';
import type { Node } from 'jsonc-parser';
import { alternatives, didYouMean } from '../engine/suggestion';
import { validate } from '../generated/quaymaster-validator';
import type { ConfigurationProblem } from './problem';
import { keyNode, nodeAt } from './tree';

/** What of the values does not have the shape that the schema asks for, once per place. Names of rules are not looked at. */
export function shapeProblems(root: Node, value: unknown): ConfigurationProblem[] {
  if (validate(value)) return [];
  const problems = new Map<Node, ConfigurationProblem>();
  for (const error of validate.errors ?? []) {
    // One of several is missing, which the error after it says better.
    if (error.schemaPath.includes('/anyOf/')) continue;
    const node = nodeAt(root, error.instancePath) ?? root;
    const marked = markedNode(node, error);
    if (!problems.has(marked)) problems.set(marked, { span: spanOf(marked), message: words(error, node) });
  }
  return [...problems.values()];
}

function spanOf({ offset, length }: Node) {
  return { start: offset, end: offset + length };
}

function markedNode(node: Node, { keyword, params }: ErrorObject): Node {
  return (keyword === 'additionalProperties' && keyNode(node, params.additionalProperty)) || node;
}

const keysOfShape = {
  root: [
    '$schema',
    'preset',
    'rules',
    'overrides',
    'trustedRegistries',
    'labelSchema',
    'strictLabels',
    'ignoreComments',
    'failOn',
    'taskDefinitionFiles',
    'images',
  ],
  overrides: ['files', 'containers', 'rules'],
  images: ['container', 'taskDefinition', 'image', 'dockerfile', 'target'],
};

const typeWords: Readonly<Record<string, string>> = {
  object: 'an object, in braces',
  array: 'a list, in square brackets',
  string: 'a string in double quotes',
  boolean: 'true or false',
};

function words(error: ErrorObject, node: Node): string {
  const { keyword, params, instancePath } = error;
  const name = instancePath === '' ? 'The configuration' : `\`${instancePath.slice(1).replaceAll('/', '.')}\``;
  switch (keyword) {
    case 'additionalProperties': {
      const [, list = 'root'] = instancePath.split('/');
      const known = keysOfShape[list as keyof typeof keysOfShape];
      const written = String(params.additionalProperty);
      return `\`${written}\` is no key here.${didYouMean(written, known) || ` Write ${alternatives(known)}.`}`;
    }
    case 'type':
      return `${name} must be ${typeWords[params.type] ?? params.type}.`;
    case 'enum':
      return typeof node.value === 'string'
        ? `\`${node.value}\` is no value of ${name}; write ${alternatives(params.allowedValues)}.`
        : `${name} must be ${alternatives(params.allowedValues)}.`;
    case 'required':
      return `${name} needs \`${params.missingProperty}\`.`;
    case 'anyOf':
      return `${name} needs \`container\` or \`image\`.`;
    case 'minItems':
    case 'minLength':
      return `${name} must not be empty; fill it in or leave it out.`;
    default:
      return `${name} ${error.message ?? 'is wrong'}.`;
  }
}
