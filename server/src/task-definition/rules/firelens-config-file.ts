import { parseArn } from '../../engine/arn';
import { anywhere } from '../examples';
import { routersOf } from '../firelens';
import type { TaskDefinitionRule } from '../rule';
import type { Section } from '../section';
import { suggested } from '../syntax/editor';

const router = (options: string) =>
  anywhere('"logConfiguration": { "logDriver": "awsfirelens" }').replace(
    '    }\n  ]\n}',
    `    },\n    { "name": "router", "image": "fluent-bit:4.1", "memory": 64, "firelensConfiguration": { "type": "fluentbit", "options": { ${options} } } }\n  ]\n}`,
  );
const file = (type: string, value: string) => router(`"config-file-type": ${type}, "config-file-value": ${value}`);
const guide = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html';

/** Where ECS puts the configuration that it writes itself. Source: Amazon ECS developer guide, on FireLens. */
const reservedPaths = new Set(['/fluent-bit/etc/fluent-bit.conf', '/fluentd/etc/fluent.conf']);

const pair = ['config-file-type', 'config-file-value'] as const;

/** Where a log router takes more configuration from. */
export const rules: readonly TaskDefinitionRule[] = [
  {
    id: 'firelens-config-file-arn',
    severity: 'error',
    preset: 'recommended',
    summary: 'A FireLens configuration file in S3 is not named by its ARN.',
    why: 'With `"config-file-type": "s3"` the value is the ARN of an object: `arn:aws:s3:::bucket/fluent-bit.conf`.',
    evidence: [{ source: 'Amazon ECS', says: 'Invalid arn syntax' }],
    examples: {
      bad: [
        {
          code: file('"s3"', '«"s3://config/fluent-bit.conf"»'),
          fixed: file('"s3"', '"arn:aws:s3:::config/fluent-bit.conf"'),
        },
      ],
      good: [{ code: file('"s3"', '"arn:aws:s3:::config/fluent-bit.conf"') }],
    },
    check(definition, report) {
      for (const options of routersOf(definition).map(optionsOf)) {
        const value = options.string('config-file-value');
        if (options.string('config-file-type').value !== 's3' || value.state !== 'known') continue;
        if (parseArn(value.value) !== undefined) continue;
        const path = /^s3:\/\/([^/]+\/.+)$/.exec(value.value)?.[1];
        report({
          span: value.node.span,
          message: 'This takes the ARN of a file in S3: "arn:aws:s3:::bucket/fluent-bit.conf".',
          fixes:
            path === undefined
              ? []
              : suggested('Write it as an ARN', definition.editor.replace(value.node, `arn:aws:s3:::${path}`)),
        });
      }
    },
  },
  {
    id: 'firelens-config-file-incomplete',
    severity: 'warning',
    preset: 'recommended',
    summary: 'A FireLens configuration file has a type or a value, but not both.',
    why: '`config-file-type` says where the file lies (`file` in the image, or `s3`), and `config-file-value` which file it is. One without the other says nothing.',
    evidence: [{ source: 'Amazon ECS developer guide', reference: guide }],
    examples: {
      bad: [
        {
          code: router('«"config-file-value"»: "/extra.conf"'),
          fixed: file('"file"', '"/extra.conf"').replace(
            /("config-file-type": "file"), ("config-file-value": "[^"]+")/,
            '$2, $1',
          ),
        },
        { code: router('«"config-file-type"»: "file"'), message: 'config-file-value' },
      ],
      good: [{ code: file('"file"', '"/extra.conf"') }],
    },
    check(definition, report) {
      for (const options of routersOf(definition).map(optionsOf)) {
        const present = pair.filter((key) => options.has(key) === 'yes');
        const missing = pair.find((key) => options.has(key) === 'no');
        const span = options.keySpan(present[0] ?? '');
        if (present.length !== 1 || missing === undefined || span === undefined) continue;
        const value = options.string('config-file-value').value ?? '';
        const type = value.startsWith('arn:') ? 's3' : 'file';
        report({
          span,
          message: `This counts only together with "${missing}"; write both.`,
          fixes:
            missing === 'config-file-type'
              ? suggested(`Set config-file-type to ${type}`, definition.editor.set(options, missing, type))
              : [],
        });
      }
    },
  },
  {
    id: 'firelens-config-file-reserved',
    severity: 'warning',
    preset: 'recommended',
    summary: 'A FireLens configuration file has the path of the one that ECS writes.',
    why: 'ECS writes the configuration of the router to `/fluent-bit/etc/fluent-bit.conf` or `/fluentd/etc/fluent.conf`, over what the image has there, and makes it include the file that `config-file-value` names. That has to be another file.',
    evidence: [{ source: 'Amazon ECS developer guide', reference: guide }],
    examples: {
      bad: [{ code: file('"file"', '«"/fluent-bit/etc/fluent-bit.conf"»') }],
      good: [{ code: file('"file"', '"/fluent-bit/etc/extra.conf"') }],
    },
    check(definition, report) {
      for (const options of routersOf(definition).map(optionsOf)) {
        const value = options.string('config-file-value');
        if (value.state !== 'known' || !reservedPaths.has(value.value)) continue;
        report({
          span: value.node.span,
          message: 'ECS writes its own configuration to this path; give the file in the image another name.',
        });
      }
    },
  },
  {
    id: 'firelens-config-file-type',
    severity: 'warning',
    preset: 'recommended',
    summary: 'The type of a FireLens configuration file is neither `file` nor `s3`.',
    why: 'A configuration file lies in the image (`file`) or in Amazon S3 (`s3`).',
    evidence: [{ source: 'Amazon ECS developer guide', reference: guide }],
    examples: {
      bad: [
        {
          code: file('«"S3"»', '"arn:aws:s3:::config/fluent-bit.conf"'),
          fixed: file('"s3"', '"arn:aws:s3:::config/fluent-bit.conf"'),
        },
      ],
      good: [{ code: file('"${TYPE}"', '"/extra.conf"') }],
    },
    check(definition, report) {
      for (const options of routersOf(definition).map(optionsOf)) {
        const type = options.string('config-file-type');
        if (type.state !== 'known' || ['file', 's3'].includes(type.value)) continue;
        const lower = type.value.toLowerCase();
        report({
          span: type.node.span,
          message: '"config-file-type" is "file" for a file in the image, or "s3".',
          fixes: ['file', 's3'].includes(lower)
            ? suggested(`Write ${lower}`, definition.editor.replace(type.node, lower))
            : [],
        });
      }
    },
  },
];

function optionsOf(router: Section): Section {
  return router.section('firelensConfiguration').section('options');
}
