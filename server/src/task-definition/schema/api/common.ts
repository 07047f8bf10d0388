import { structure, text } from '../build';
import type { Pattern } from '../types';

/** Names of families, containers and volumes. Source: doc comments of `family`, `name` in @aws-sdk/client-ecs. */
export const name: Pattern = {
  source: '^[A-Za-z0-9_-]{1,255}$',
  means: '1 to 255 letters, digits, hyphens and underscores',
};

/** The shape `KeyValuePair` as environment variables use it. */
export const environmentVariable = structure(
  'KeyValuePair',
  'One environment variable. The value is always a text, also where a program reads a number from it.',
  [],
  {
    name: text('The name of the variable, as the program in the container reads it.'),
    value: text(
      'The value of the variable. It stands in the task definition in plain text, readable to everyone who may describe it; give passwords and tokens through `secrets`.',
    ),
  },
);

/** A secret that ends up in an environment variable or in an option of a log driver. */
export const secret = structure(
  'Secret',
  'A value that ECS reads from Secrets Manager or from Parameter Store when the container starts.',
  ['name', 'valueFrom'],
  {
    name: text(
      'The environment variable, or the log option, that receives the value. It must differ from every name in `environment`.',
    ),
    valueFrom: text(
      [
        'Where the value comes from:',
        '- the ARN of a Secrets Manager secret, optionally followed by `:json-key:version-stage:version-id` (leave a part empty to skip it);',
        '- the ARN of a Parameter Store parameter;',
        "- the bare name of a parameter that lies in the task's own region.",
        '',
        'The **execution role** reads it, not the task role. A running task does not notice later changes of the secret.',
      ].join('\n'),
      { skeleton: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:name-AbCdEf' },
    ),
  },
);

/** Characters that AWS allows in tags. Source: the trait of `Tag` in the model of Amazon ECS. */
const tagText = '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]';

/** A tag of a resource. */
export const tag = structure('Tag', 'A label on the task definition, for cost reports, access rules and search.', [], {
  key: text(
    'The name of the tag: 1 to 128 letters, digits, blanks and `_ . : / = + - @`, unique in the list, upper and lower case distinct. Names that start with `aws:` belong to AWS.',
    {
      pattern: {
        source: `^${tagText}{1,128}$`,
        means: '1 to 128 letters, digits, blanks and any of _ . : / = + - @',
      },
    },
  ),
  value: text(
    'The value of the tag: up to 256 letters, digits, blanks and `_ . : / = + - @`. It may be empty, and must not start with `aws:`.',
    {
      pattern: {
        source: `^${tagText}{0,256}$`,
        means: 'at most 256 letters, digits, blanks and any of _ . : / = + - @',
      },
    },
  ),
});
