import assert from 'node:assert/strict';
import { hoverAt, readCursor } from './support';

// The pointer stands on what follows `|`; `token` is what the hover is about.

const fargate = (members: string) => `{ "requiresCompatibilities": ["FARGATE"], ${members} }`;
const onInstances = (members: string) => `{ "requiresCompatibilities": ["EC2"], ${members} }`;
const onWindows = (members: string) =>
  `{ "runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }, ${members} }`;
const container = (members: string, task = '') =>
  `{ ${task}"containerDefinitions": [{ "name": "app", ${members} }, { "name": "db", "image": "postgres:17", "essential": false }] }`;
const awslogs = (option: string) =>
  container(`"logConfiguration": { "logDriver": "awslogs", "options": { ${option} } }`);

/** A hover and words that it has, or has not. */
type Row = readonly [what: string, marked: string, token: string, says: readonly RegExp[], silentOn?: RegExp];

function check(table: readonly Row[]): void {
  for (const [what, marked, token, says, silentOn] of table) {
    it(what, () => {
      const found = hoverAt(marked);
      assert.ok(found, 'there is a hover');
      const { text } = readCursor(marked);
      assert.equal(text.slice(found.span.start, found.span.end), token);
      for (const words of says) assert.match(found.markdown, words);
      if (silentOn) assert.doesNotMatch(found.markdown, silentOn);
    });
  }
}

describe('task definitions: hover on a property', () => {
  check([
    [
      'says what it means, what may stand there, and where there is more',
      '{ "netwo|rkMode": "host" }',
      '"networkMode"',
      [/^\*\*`networkMode`\*\*\n/, /- `awsvpc`: The task has/, /request-networkMode\)/],
    ],
    ['says what Fargate does with it', fargate('"|memory": "512"'), '"memory"', [/\*\*Fargate:\*\* Required/]],
    [
      'and is silent on Fargate where the task cannot run there',
      onInstances('"|memory": "512"'),
      '"memory"',
      [],
      /Fargate:/,
    ],
    ['says that Windows does not support it', onWindows('"|pidMode": "task"'), '"pidMode"', [/\*\*Windows:\*\* Not/]],
    [
      'says what is taken without it',
      container('"|essential": true'),
      '"essential"',
      [/true or false/, /\*\*Default:\*\* `true`/],
    ],
    ['says that it is required', container('"|image": "a"'), '"image"', [/, required/]],
    ['gives the range of a number', container('"healthCheck": { "|timeout": 5 }'), '"timeout"', [/2 to 60 seconds/]],
    [
      'says that it is of no use any more',
      '{ "|inferenceAccelerators": [] }',
      '"inferenceAccelerators"',
      [/\*\*Deprecated\.\*\*/],
    ],
    ['works in a fragment', '[{ "|image": "a" }]', '"image"', [/The image to run/]],
    [
      'works in what is wrapped',
      '{ "taskDefinition": { "|cpu": "256", "containerDefinitions": [] } }',
      '"cpu"',
      [/The CPU of the task/],
    ],
    ['works in broken JSON', '{ "|cpu": "256", "memory"', '"cpu"', [/The CPU of the task/]],
    [
      'explains an option of the log driver',
      awslogs('"|awslogs-group": "a"'),
      '"awslogs-group"',
      [/The log group/, /Required by `awslogs`/],
    ],
    ['lists the values of an option', awslogs('"|mode": "blocking"'), '"mode"', [/- `blocking`: The program waits/]],
  ]);
});

describe('task definitions: hover on a value', () => {
  check([
    [
      'a member of a set',
      '{ "networkMode": "|host" }',
      '"host"',
      [/^\*\*`host`\*\*/, /instance itself/, /request-networkMode/],
    ],
    [
      'a capability',
      container(
        '"linuxParameters": { "capabilities": { "add": ["|SYS_PTRACE"] } }',
        '"requiresCompatibilities": ["FARGATE"], ',
      ),
      '"SYS_PTRACE"',
      [/Trace other processes/, /\*\*Fargate:\*\* Only `SYS_PTRACE`/, /capabilities\.7\.html/],
    ],
    ['a ulimit', container('"ulimits": [{ "name": "|nofile" }]'), '"nofile"', [/Number of open files/, /getrlimit/]],
    [
      'a kernel parameter',
      container('"systemControls": [{ "namespace": "|net.core.somaxconn" }]'),
      '"net.core.somaxconn"',
      [/connections that wait/],
    ],
    [
      'the cpu of the task',
      fargate('"cpu": "|.5 vcpu"'),
      '".5 vcpu"',
      [/\*\*512 CPU units\*\* are 0\.5 vCPU/, /1024 to 4096 in steps of 1024 MiB/],
    ],
    [
      'the memory of the task',
      fargate('"cpu": "1024", "memory": "|2048"'),
      '"2048"',
      [
        /\*\*2048 MiB\*\* are 2 GiB/,
        /With 1024 CPU units memory can be 2048 to 8192/,
        /goes with 512, 1024 CPU units|goes with 256, 512, 1024 CPU units/,
      ],
    ],
    ['the memory of a task on instances', onInstances('"memory": "|2 GB"'), '"2 GB"', [/2 GiB/], /Fargate/],
    ['the cpu of a daemon', '{ "pidMode": "shared", "cpu": "|256" }', '"256"', [/0\.25 vCPU/], /Fargate/],
    ['the cpu of a container', container('"cpu": |512'), '512', [/0\.5 vCPU/]],
    ['the memory of a container', container('"memory": |1536'), '1536', [/1\.5 GiB/]],
    [
      'a private image',
      container('"image": "|111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app:1"'),
      '"111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app:1"',
      [/`team\/app` in Amazon ECR, account `111122223333`, region `eu-west-1`/, /tag `1`/],
    ],
    ['an image without a tag', container('"image": "|nginx"'), '"nginx"', [/official image on Docker Hub/, /`latest`/]],
    [
      'a role',
      '{ "taskRoleArn": "|arn:aws-cn:iam::111122223333:role/app" }',
      '"arn:aws-cn:iam::111122223333:role/app"',
      [/AWS IAM/, /Role: `app`/, /Account: `111122223333`/, /AWS in China/],
    ],
    [
      'a key of a secret',
      container(
        '"secrets": [{ "name": "A", "valueFrom": "|arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf:password::" }]',
      ),
      '"arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf:password::"',
      [/Secret: `db-AbCdEf`/, /JSON key: `password`/, /`eu-west-1` \(Ireland\)/],
      /Version/,
    ],
    [
      'a parameter',
      container('"secrets": [{ "valueFrom": "|arn:aws:ssm:eu-west-1:111122223333:parameter/app/key" }]'),
      '"arn:aws:ssm:eu-west-1:111122223333:parameter/app/key"',
      [/Parameter Store/, /Parameter: `\/app\/key`/],
    ],
    [
      'the bare name of a parameter',
      container('"secrets": [{ "valueFrom": "|app-key" }]'),
      '"app-key"',
      [/region of the task/],
    ],
    [
      'a file in S3',
      container('"environmentFiles": [{ "value": "|arn:aws:s3:::config/app.env" }]'),
      '"arn:aws:s3:::config/app.env"',
      [/Bucket: `config`/, /Object: `app.env`/],
    ],
    [
      'another container',
      container('"dependsOn": [{ "containerName": "|db" }]'),
      '"db"',
      [/Image: `postgres:17`/, /Not essential/],
    ],
    [
      'a volume',
      container(
        '"mountPoints": [{ "sourceVolume": "|data" }]',
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-1" } }], ',
      ),
      '"data"',
      [/file system `fs-1` in Amazon EFS/],
    ],
    [
      'the form of a health check',
      container('"healthCheck": { "command": ["|CMD-SHELL", "x"] }'),
      '"CMD-SHELL"',
      [/shell of the image/],
    ],
    ['a region', awslogs('"awslogs-region": "|eu-central-1"'), '"eu-central-1"', [/Frankfurt/]],
    ['the value of a log option', awslogs('"mode": "|non-blocking"'), '"non-blocking"', [/never waits/]],
    ['a placeholder', container('"image": "app:|<TAG>"'), '<TAG>', [/Placeholder.*`<TAG>`/, /filled in/]],
    ['a placeholder outside of a string', container('"memory": |{{ memory }}'), '{{ memory }}', [/Placeholder/]],
  ]);

  it('keeps what the file holds from being taken for Markdown', () => {
    const text = container('"dependsOn": [{ "containerName": "|db" }]').replace('postgres:17', '*a*`b');
    assert.match(hoverAt(text)?.markdown ?? '', /Image: ``\*a\*`b``/);
  });
});

describe('task definitions: hover is silent', () => {
  const table: readonly [where: string, marked: string][] = [
    ['on what only the author knows', '{ "family": "|web" }'],
    ['on what ECS does not know', '{ "|famly": "web" }'],
    ['on a value that no set has', '{ "networkMode": "|hots" }'],
    ['on brackets and blanks', '{| "family": "web" }'],
    ['behind a token', '{ "family"|: "web" }'],
    ['on names of the own choice', container('"dockerLabels": { "|a": "b" }')],
    ['on an option that only JavaScript knows', awslogs('"constructor": "|name"')],
    ['on a container that is not there', container('"dependsOn": [{ "containerName": "|x" }]')],
    ['outside', '{ "family": "web" }|\n'],
  ];
  for (const [where, marked] of table) it(where, () => assert.equal(hoverAt(marked), undefined));
});
