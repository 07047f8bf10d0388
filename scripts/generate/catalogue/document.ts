import type { CatalogueRow } from './row';

export const document: readonly CatalogueRow[] = [
  {
    row: 101,
    what: '`family` is missing, or has characters other than letters, digits, `_` and `-`',
    source: 'server',
    rules: ['missing-property', 'invalid-value'],
  },
  {
    row: 102,
    what: '`containerDefinitions` is missing or empty',
    source: 'server',
    rules: ['missing-property', 'out-of-range'],
  },
  { row: 103, what: 'More than 10 containers', source: 'transcript', rules: ['out-of-range'] },
  { row: 104, what: 'A property that ECS does not know', source: 'server', rules: ['unknown-property'] },
  { row: 105, what: 'A value of the wrong JSON type', source: 'model', rules: ['wrong-type'] },
  { row: 106, what: 'Fields that only DescribeTaskDefinition returns', source: 'tool', rules: [] },
  { row: 107, what: 'The definition is wrapped in `taskDefinition`', source: 'tool', rules: [] },
  { row: 108, what: 'An explicit `null`', source: 'tool', rules: [] },
  { row: 109, what: 'More than 64 KiB in all', source: 'server', rules: [] },
  { row: 110, what: 'An empty list of tags', source: 'server', rules: ['out-of-range'] },
  {
    row: 111,
    what: 'More than 50 tags, a key twice, a key or value that is too long or has other characters',
    source: 'model',
    rules: ['out-of-range', 'invalid-value'],
  },
  { row: 112, what: 'A tag that begins with `aws:`', source: 'model', rules: [] },
  { row: 113, what: 'The same JSON key twice', source: 'inferred', rules: [] },
  { row: 114, what: 'Elastic Inference accelerators', source: 'server', rules: [] },
  { row: 115, what: 'A value that is not in its enumeration, in that case', source: 'model', rules: ['invalid-value'] },
  {
    row: 116,
    what: 'A bare list of container definitions is checked without the rules about tasks',
    source: 'tool',
    rules: [],
  },
  { row: 117, what: 'Placeholders are never accused', source: 'tool', rules: [] },
  { row: 118, what: 'A daemon task definition is recognised', source: 'model', rules: [] },
  {
    row: 119,
    what: 'More than 10 placement constraints, another type than `memberOf`, no expression',
    source: 'model',
    rules: ['out-of-range', 'invalid-value'],
  },
  { row: 120, what: '`requiresCompatibilities` is absent', source: 'guide', rules: [] },
];
