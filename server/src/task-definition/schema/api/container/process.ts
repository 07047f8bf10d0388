import { choice, flag, list, structure, text, texts } from '../../build';
import type { Members } from '../../types';
import { environmentVariable, secret } from '../common';

const environmentFile = structure(
  'EnvironmentFile',
  'A file of environment variables in Amazon S3.',
  ['value', 'type'],
  {
    value: text(
      "The ARN of the object, whose name ends in `.env`. The task's execution role needs `s3:GetObject` on it and `s3:GetBucketLocation` on its bucket.",
      { skeleton: 'arn:aws:s3:::bucket/file.env' },
    ),
    type: choice('Where the file lies.', { s3: 'In Amazon S3, the only place there is.' }),
  },
);

/** What runs in the container, and in which surroundings. */
export const process: Members = {
  entryPoint: texts(
    'The program that is started, one list item per argument; it replaces the `ENTRYPOINT` of the image. No shell reads it.',
    { skeleton: ['sh', '-c'] },
  ),
  command: texts(
    "The arguments for the entry point, one list item each; they replace the image's `CMD`. No shell reads them, so variables and `&&` stay as they are unless a shell is started.",
  ),
  workingDirectory: text("The directory that the program starts in; it replaces the image's `WORKDIR`."),
  user: text(
    'Whom the program runs as: `user`, `user:group`, `uid`, `uid:gid`, `user:gid` or `uid:group`; it replaces the `USER` of the image. Do not run as root with network mode `host`. Not for Windows.',
  ),
  interactive: flag('Keep standard input open, as `docker run --interactive` does.', { default: false }),
  pseudoTerminal: flag('Allocate a terminal, as `docker run --tty` does.', { default: false }),
  environment: list(
    'Environment variables in plain text. They win over those of the image and of `environmentFiles`. Put passwords and tokens into `secrets` instead.',
    environmentVariable,
    { skeleton: [{ name: 'NAME', value: 'value' }] },
  ),
  environmentFiles: list(
    'Files in Amazon S3 with one `NAME=value` a line, at most ten; lines that start with `#` are comments. A variable in `environment` wins over one in a file. Give each variable a name of its own: with the same name in several files, the order of the files decides.',
    environmentFile,
    { max: 10, skeleton: [{ value: 'arn:aws:s3:::bucket/file.env', type: 's3' }] },
  ),
  secrets: list(
    'Environment variables whose values come from Secrets Manager or Parameter Store when the container starts. `executionRoleArn` must name a role that may read them. No name may also stand in `environment`.',
    secret,
    { skeleton: [{ name: 'NAME', valueFrom: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:name-AbCdEf' }] },
  ),
};
