import { closest } from 'fastest-levenshtein';
import type { Problem } from '../../engine/finding';
import { alternatives, suggestion } from '../../engine/suggestion';
import { anywhere, fragment } from '../examples';
import type { TaskDefinitionModel } from '../model';
import type { TaskDefinitionRule } from '../rule';
import type { InvalidValue } from '../schema/faults';
import type { TextType } from '../schema/types';
import { faultsOf } from '../schema/validate';
import { listed, subject } from '../schema/words';
import { suggested } from '../syntax/editor';
import { memberOf } from '../syntax/node';

const file = 'container-definitions.json';

export const rule: TaskDefinitionRule = {
  id: 'invalid-value',
  severity: 'error',
  preset: 'recommended',
  summary: 'Amazon ECS does not accept this text here.',
  why: 'Some properties take one of a few words, in exactly that case: `awsvpc` is right and `AWSVPC` is not. Others take certain characters only: the family, names of containers, volumes and ports, tags. Amazon ECS rejects anything else.',
  aliases: ['E3030', 'E3031'],
  evidence: [
    { source: 'Amazon ECS', reference: 'RegisterTaskDefinition', says: 'Family contains invalid characters.' },
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html',
    },
  ],
  examples: {
    bad: [
      {
        code: anywhere('', '"networkMode": «"AWSVPC"»'),
        fixed: anywhere('', '"networkMode": "awsvpc"'),
        message: 'Write "awsvpc", since case matters.',
      },
      {
        code: fragment('"linuxParameters": { "capabilities": { "drop": [«"CAP_NET_RAW"»] } }'),
        fixed: fragment('"linuxParameters": { "capabilities": { "drop": ["NET_RAW"] } }'),
        file,
      },
      {
        code: '{\n  "family": «"web site"»,\n  "containerDefinitions": [{ "name": "web", "image": "web:1", "memory": 512 }]\n}\n',
        fixed:
          '{\n  "family": "web-site",\n  "containerDefinitions": [{ "name": "web", "image": "web:1", "memory": 512 }]\n}\n',
        message: 'letters, digits, hyphens and underscores',
      },
      {
        code: fragment('"portMappings": [{ "containerPort": 53, "protocol": «"UDP"» }]'),
        fixed: fragment('"portMappings": [{ "containerPort": 53, "protocol": "udp" }]'),
        file,
        severity: 'warning',
        message: 'takes every other value as tcp',
      },
      { code: anywhere('', '"pidMode": «""»'), fixed: anywhere(), severity: 'warning', message: 'is empty' },
      { code: fragment('"versionConsistency": «"sometimes"»'), file, message: 'enabled or disabled' },
    ],
    good: [
      { code: anywhere('', '"networkMode": "${MODE}"') },
      { code: fragment('"linuxParameters": { "capabilities": { "drop": ["ALL"] } }'), file },
    ],
  },
  check(definition, report) {
    for (const fault of faultsOf(definition)) {
      if (fault.kind !== 'invalid-value') continue;
      const type = fault.place.type as TextType;
      const { name = '', owner } = fault.place;
      if (fault.node.value === '' && !owner?.required.includes(name)) report(emptyProblem(definition, fault));
      else
        report(
          type.values === undefined ? patternProblem(definition, fault, type) : wordProblem(definition, fault, type),
        );
    }
  },
};

/** The GitHub actions drop empty texts before they register; nobody recorded what ECS makes of them. */
function emptyProblem({ editor }: TaskDefinitionModel, { node, place }: InvalidValue): Problem {
  const member = memberOf(node);
  return {
    span: node.span,
    message: `${subject(place)} is empty; leave it out to have it unset.`,
    severity: 'warning',
    fixes: member === undefined ? [] : suggested(`Remove ${member.key}`, editor.removeMembers([member])),
  };
}

function wordProblem({ editor }: TaskDefinitionModel, { node, place }: InvalidValue, type: TextType): Problem {
  const values = Object.keys(type.values ?? {});
  const meant = nearest(node.value, values);
  const lenient = place.property?.lenient;
  const hold = place.name === undefined ? 'hold' : 'be';
  const sentences = [
    `${listed(place)} cannot ${hold} "${shortened(node.value)}"; ${known(values)}.`,
    ...(lenient === undefined ? [] : [lenient]),
    ...(meant === undefined ? [] : [advice(node.value, meant)]),
  ];
  return {
    span: node.span,
    message: sentences.join(' '),
    severity: lenient === undefined ? undefined : 'warning',
    fixes: meant === undefined ? [] : suggested(`Write "${meant}"`, editor.replace(node, meant)),
  };
}

function known(values: readonly string[]): string {
  const choice = alternatives(values);
  return choice.length > 100
    ? 'Amazon ECS knows no such value'
    : `it is ${values.length === 1 ? 'always ' : ''}${choice}`;
}

function advice(written: string, meant: string): string {
  return written.toLowerCase() === meant.toLowerCase()
    ? `Write "${meant}", since case matters.`
    : `Did you mean "${meant}"?`;
}

/** The value that differs by its case, by what stands before it (`CAP_`), or by a few letters. */
function nearest(written: string, values: readonly string[]): string | undefined {
  const lower = written.toLowerCase();
  const tails = values.filter((value) => lower.endsWith(`_${value.toLowerCase()}`));
  if (tails.length > 0) return closest(written, tails);
  return suggestion(written, values);
}

function patternProblem({ editor }: TaskDefinitionModel, { node, place }: InvalidValue, type: TextType): Problem {
  const means = type.pattern?.means ?? `at most ${type.maxLength} characters`;
  const repaired = repair(`${place.owner?.name}.${place.name}`, node.value);
  const isRight = repaired !== undefined && new RegExp(type.pattern?.source ?? '', 'u').test(repaired);
  return {
    span: node.span,
    message: `${subject(place)} must be ${means}; "${shortened(node.value)}" is not.`,
    fixes: isRight ? suggested(`Write "${repaired}"`, editor.replace(node, repaired)) : [],
  };
}

/** Names that nothing else in the document refers to can be repaired alone. */
function repair(property: string, written: string): string | undefined {
  const hyphenated = written.trim().replace(/[^A-Za-z0-9_-]+/g, '-');
  if (/^Register(?:Daemon)?TaskDefinition\.family$/.test(property)) return hyphenated;
  if (property === 'PortMapping.name') return hyphenated.toLowerCase().replace(/^-+/, '');
  return undefined;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
