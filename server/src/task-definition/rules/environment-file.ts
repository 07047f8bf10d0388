import { parseArn } from '../../engine/arn';
import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const file = (value: string) => anywhere(`"environmentFiles": [{ "value": ${value}, "type": "s3" }]`);

/** What the ARNs of objects in S3 look like: no Region, no account, a bucket and a key. */
function isObjectArn(text: string): boolean {
  const arn = parseArn(text);
  return arn?.service === 's3' && /^[^/]+\/./.test(arn.resource);
}

/** `s3://bucket/key` as an ARN. */
function arnOfUrl(text: string): string | undefined {
  const path = /^s3:\/\/([^/]+\/.+)$/.exec(text)?.[1];
  return path === undefined ? undefined : `arn:aws:s3:::${path}`;
}

export const rules: readonly TaskDefinitionRule[] = [
  {
    id: 'environment-file-arn',
    severity: 'error',
    preset: 'recommended',
    summary: 'An environment file is not named by the ARN of an object in S3.',
    why: 'ECS fetches environment files from Amazon S3 and takes their ARN: `arn:aws:s3:::bucket/path/web.env`. URLs and paths are rejected.',
    evidence: [{ source: 'Amazon ECS', says: 'Invalid arn syntax' }],
    examples: {
      bad: [
        { code: file('«"s3://config/web.env"»'), fixed: file('"arn:aws:s3:::config/web.env"') },
        { code: file('«"web.env"»') },
        { code: file('«"arn:aws:s3:::config"»'), severity: 'warning', message: 'bucket' },
      ],
      good: [{ code: file('"arn:aws:s3:::config/web.env"') }, { code: file('"<ENV_FILE>"') }],
    },
    check: forEachContainer((container, report, { editor }) => {
      for (const value of container.list('environmentFiles').sections.map((it) => it.string('value'))) {
        if (value.state !== 'known' || isObjectArn(value.value)) continue;
        const arn = arnOfUrl(value.value);
        report({
          span: value.node.span,
          severity: parseArn(value.value) === undefined ? 'error' : 'warning',
          message: 'This takes the ARN of a file in S3, bucket and path: "arn:aws:s3:::bucket/web.env".',
          fixes: arn === undefined ? [] : suggested('Write it as an ARN', editor.replace(value.node, arn)),
        });
      }
    }),
  },
  {
    id: 'environment-file-extension',
    severity: 'warning',
    preset: 'recommended',
    summary: 'The name of an environment file does not end in `.env`.',
    why: 'ECS reads environment files with the extension `.env` only.',
    evidence: [
      {
        source: 'Amazon ECS API reference',
        reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EnvironmentFile.html',
      },
    ],
    examples: {
      bad: [{ code: file('«"arn:aws:s3:::config/web.txt"»') }],
      good: [{ code: file('"arn:aws:s3:::config/web.env"') }],
    },
    check: forEachContainer((container, report) => {
      for (const value of container.list('environmentFiles').sections.map((it) => it.string('value'))) {
        if (value.state !== 'known' || !isObjectArn(value.value) || value.value.endsWith('.env')) continue;
        report({
          span: value.node.span,
          message: 'An environment file has the extension ".env"; rename the object in S3.',
        });
      }
    }),
  },
];
