import { choice, flag, nested, structure, text } from '../../build';
import type { Members } from '../../types';
import { name } from '../common';

const repositoryCredentials = structure(
  'RepositoryCredentials',
  'How to log in to a private registry other than Amazon ECR.',
  ['credentialsParameter'],
  {
    credentialsParameter: text(
      "The ARN of a Secrets Manager secret that holds `username` and `password` of the registry; in the task's own region its name is enough. The execution role must be allowed to read it.",
      { skeleton: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:registry-AbCdEf' },
    ),
  },
);

/** What a container is. */
export const identity: Members = {
  name: text(
    'The name of the container, unique in the task definition: up to 255 letters, digits, hyphens and underscores. `dependsOn`, `links`, load balancers, overrides and `aws ecs execute-command` refer to it.',
    { pattern: name },
  ),
  image: text(
    [
      'The image to run: `repository:tag` or `repository@sha256:digest`. A name without a registry means Docker Hub; an image in Amazon ECR is written `111122223333.dkr.ecr.eu-west-1.amazonaws.com/repository:tag`.',
      '',
      'Up to 255 characters before the digest, no blanks. The registry is asked when a task starts; tasks that run keep the image they have.',
    ].join('\n'),
    { fargate: 'An image in a private ECR repository needs `executionRoleArn`.' },
  ),
  essential: flag(
    'Whether the task stops when this container stops or fails. At least one container of a task must be essential. Set it to `false` for containers that do their work and exit, and for sidecars the task can live without.',
    { default: true },
  ),
  versionConsistency: choice(
    'Whether ECS resolves the tag of the image to a digest at the first deployment, so that all tasks of a service deployment run the same image even if the tag moves meanwhile.',
    {
      enabled: 'Every task of a deployment runs the digest that the tag meant at its start.',
      disabled: 'Each task pulls whatever the tag means when it starts.',
    },
    { default: 'enabled' },
  ),
  repositoryCredentials: nested(
    'The login for a private registry outside AWS. Amazon ECR does not need it: there the execution role is asked.',
    repositoryCredentials,
  ),
};
