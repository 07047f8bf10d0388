import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { isParameterName, secretArnFault, secretsOf } from '../secrets';

const secret = (valueFrom: string) =>
  anywhere(
    `"secrets": [{ "name": "TOKEN", "valueFrom": ${valueFrom} }]`,
    '"executionRoleArn": "arn:aws:iam::111122223333:role/ecsTaskExecutionRole"',
  );
const arn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:web-AbCdEf';
const parameter = 'arn:aws:ssm:eu-west-1:111122223333:parameter/web/token';
const guide = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html';

const why = [
  '`valueFrom` is one of:',
  '',
  "- the name of a Parameter Store parameter in the task's own Region: `/web/token`;",
  '- the ARN of a parameter: `arn:aws:ssm:eu-west-1:111122223333:parameter/web/token`;',
  '- the ARN of a Secrets Manager secret: `arn:aws:secretsmanager:eu-west-1:111122223333:secret:web-AbCdEf`, for one key of it followed by `:key::`.',
  '',
  'A bare name is always a parameter, never a secret.',
].join('\n');

/** What `valueFrom` says of a secret, in `secrets` and in `secretOptions`. */
export const rules: readonly TaskDefinitionRule[] = [
  {
    id: 'secret-parameter-name',
    severity: 'error',
    preset: 'recommended',
    summary: 'A secret comes from something that is neither an ARN nor the name of a parameter.',
    why,
    evidence: [
      {
        source: 'Amazon ECS',
        says: 'The Systems Manager parameter name specified for secret TOKEN is invalid. The parameter name can be up to 2048 characters and include the following letters and symbols: a-zA-Z0-9_.-',
      },
    ],
    examples: {
      bad: [
        { code: secret('«"web:token::"»'), message: 'full ARN' },
        { code: secret('«"web token"»'), message: 'letters' },
      ],
      good: [
        { code: secret('"/web/token"') },
        { code: secret(`"${arn}:token::"`) },
        { code: secret('"{{ssm-token}}"') },
      ],
    },
    check: forEachContainer((container, report) => {
      for (const value of secretsOf(container).map((it) => it.string('valueFrom'))) {
        if (value.state !== 'known' || value.value === '' || value.value.startsWith('arn:')) continue;
        if (isParameterName(value.value)) continue;
        report({
          span: value.node.span,
          message: value.value.includes(':')
            ? 'Without "arn:" this is read as the name of a parameter, which has no colon; write the full ARN of the secret.'
            : 'The name of a parameter consists of letters, digits and _ . - /; write that or a full ARN.',
        });
      }
    }),
  },
  {
    id: 'secret-arn',
    severity: 'warning',
    preset: 'recommended',
    summary: 'The ARN of a secret or parameter has a form that ECS cannot read.',
    why,
    evidence: [{ source: 'Amazon ECS developer guide', reference: guide }],
    examples: {
      bad: [
        { code: secret(`«"${arn}:token"»`), message: ':KEY::' },
        { code: secret(`«"${arn}:token:AWSCURRENT:0123-4567"»`), message: 'not by both' },
        { code: secret('«"arn:aws:ssm:eu-west-1:111122223333:/web/token"»'), message: 'parameter/NAME' },
        { code: secret('«"arn:aws:secretsmanager:web"»'), message: 'lacks a part' },
        { code: secret('«"arn:aws:kms:eu-west-1:111122223333:key/web"»'), message: 'kms' },
        { code: secret('«"arn:aws:ssm:cn-north-1:111122223333:parameter/web"»'), message: 'aws-cn' },
      ],
      good: [{ code: secret(`"${arn}"`) }, { code: secret(`"${arn}:token::"`) }, { code: secret(`"${parameter}"`) }],
    },
    check: forEachContainer((container, report) => {
      for (const value of secretsOf(container).map((it) => it.string('valueFrom'))) {
        if (value.state !== 'known' || !value.value.startsWith('arn:')) continue;
        const message = secretArnFault(value.value);
        if (message !== undefined) report({ span: value.node.span, message });
      }
    }),
  },
];
