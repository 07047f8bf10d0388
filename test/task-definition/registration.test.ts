import assert from 'node:assert/strict';
import { readMarks } from '../../server/src/engine/markers';
import { readRegistration } from '../../server/src/task-definition/registration';

const read = (text: string, values: Readonly<Record<string, string>> = {}) =>
  readRegistration({ text, values: new Map(Object.entries(values)) });

/** A task definition that can be registered, with more members of its container and of itself. */
const task = (container = '', rest = '') =>
  `{ "family": "web", "containerDefinitions": [{ "name": "web", "image": "web:1", "memory": 512${container} }]${rest} }`;
const plain = { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:1', memory: 512 }] };

describe('what is proposed for a placeholder', () => {
  for (const [written, proposal] of [
    ['${LEVEL:-info}', 'info'],
    ['${LEVEL:-${OTHER}}', undefined],
  ] as const)
    it(`of ${written} is ${proposal ?? 'nothing, since it has to be filled in itself'}`, () => {
      const { placeholders } = read(task(`, "environment": [{ "name": "L", "value": "${written}" }]`));
      assert.deepEqual(
        placeholders.map((one) => [one.name, one.proposal]),
        [['LEVEL', proposal]],
      );
    });
});

describe('what is registered of a file', () => {
  const taken: [what: string, text: string, document: object, leftOut: string[]][] = [
    ['all of a clean one', task(), plain, []],
    ['comments and commas too many are passed over', task(', // a comment\n', ','), plain, []],
    [
      'what describing added is left out',
      task('', ', "revision": 7, "status": "ACTIVE", "registeredAt": 1'),
      plain,
      ['revision', 'status', 'registeredAt'],
    ],
    [
      'null is left out',
      task(', "command": null', ', "cpu": null'),
      plain,
      ['containerDefinitions[web].command', 'cpu'],
    ],
    [
      'what other programs read is left out',
      task(', "_why": "x"', ', "$schema": "https://x"'),
      plain,
      ['containerDefinitions[web]._why', '$schema'],
    ],
    ['the answer of a description is unwrapped', `{ "taskDefinition": ${task()}, "tags": [] }`, plain, []],
    [
      'with its tags',
      `{ "taskDefinition": ${task()}, "tags": [{ "key": "a", "value": "b" }], "ResponseMetadata": {} }`,
      { ...plain, tags: [{ key: 'a', value: 'b' }] },
      ['ResponseMetadata'],
    ],
    ['an empty list of tags is left out', task('', ', "tags": []'), plain, ['tags']],
    ['of two members of a name the last counts', task(', "memory": 256, "memory": 512'), plain, []],
  ];
  for (const [what, text, document, leftOut] of taken) {
    it(what, () => {
      const registration = read(text);
      assert.equal(registration.problem, undefined);
      assert.deepEqual(JSON.parse(registration.text ?? 'null'), document);
      assert.deepEqual([...registration.leftOut].sort(), [...leftOut].sort());
      assert.equal(registration.family, 'web');
    });
  }

  it('writes JSON with two blanks', () => {
    assert.equal(read(task()).text, JSON.stringify(plain, null, 2));
  });

  const problems: [text: string, problem: RegExp][] = [
    ['', /empty/],
    ['[{ "name": "web", "image": "web:1" }]', /container definitions alone.*"containerDefinitions"/],
    ['family: web\ncontainerDefinitions:\n  - name: web\n', /YAML.*yq/],
    ['resource "aws_ecs_task_definition" "web" {\n  family = "web"\n}\n', /Terraform/],
    ['{ "Resources": { "Task": {} } }', /CloudFormation/],
    ['{ "version": 1 }', /neither "family" nor "containerDefinitions"/],
    ['"family"', /JSON object/],
    [task(' {% if debug %}, "user": "root"{% endif %}'), /\{% if debug %\}.*template engine/],
    [`{ "family": "web", "pidMode": "none", "containerDefinitions": [] }`, /daemon/],
    ['[[[[[['.repeat(40), /deeper/],
  ];
  for (const [text, problem] of problems) {
    it(`says why it cannot be registered: ${text.slice(0, 40)}`, () => {
      const { text: registered, ...registration } = read(text);
      assert.match(registration.problem ?? '', problem);
      assert.equal(registered, undefined);
    });
  }
});

describe('placeholders of a file to register', () => {
  const open: [what: string, text: string, expected: [name: string, text: string, places: string[]][]][] = [
    [
      'once for each name',
      task(', "environment": [{ "name": "A", "value": "${TAG}" }, { "name": "B", "value": "x-{{ TAG }}" }]'),
      [['TAG', '${TAG}', ['containerDefinitions[web].environment[A]', 'containerDefinitions[web].environment[B]']]],
    ],
    [
      'forms of many tools',
      task(
        ', "user": "<USER>", "hostname": "%HOST%", "workingDirectory": "__DIR__"',
        ', "executionRoleArn": "arn:aws:iam::{{ must_env `ACCOUNT` }}:role/${ROLE:-x}", "taskRoleArn": "#{role}"',
      ),
      [
        ['USER', '<USER>', ['containerDefinitions[web].user']],
        ['HOST', '%HOST%', ['containerDefinitions[web].hostname']],
        ['DIR', '__DIR__', ['containerDefinitions[web].workingDirectory']],
        ['ACCOUNT', '{{ must_env `ACCOUNT` }}', ['executionRoleArn']],
        ['ROLE', '${ROLE:-x}', ['executionRoleArn']],
        ['role', '#{role}', ['taskRoleArn']],
      ],
    ],
    [
      'in place of values and of members',
      task(', "cpu": ${CPU}, "environment": [${EXTRA}]', ', "volumes": {{ volumes }}, {{ more }}'),
      [
        ['CPU', '${CPU}', ['containerDefinitions[web].cpu']],
        ['EXTRA', '${EXTRA}', ['containerDefinitions[web].environment[0]']],
        ['volumes', '{{ volumes }}', ['volumes']],
        ['more', '{{ more }}', ['']],
      ],
    ],
    [
      'in place of an element of a command',
      task(', "command": [${X}, "$X", "$Y"]'),
      [['X', '${X}', ['containerDefinitions[web].command[0]', 'containerDefinitions[web].command[1]']]],
    ],
    [
      'in names, and in what stands under them',
      task(', "${KEY}": { "${LABEL}": "${VALUE}" }'),
      [
        ['KEY', '${KEY}', ['containerDefinitions[web].${KEY}']],
        ['LABEL', '${LABEL}', ['containerDefinitions[web].${KEY}.${LABEL}']],
        ['VALUE', '${VALUE}', ['containerDefinitions[web].${KEY}.${LABEL}']],
      ],
    ],
    [
      'words that name nothing are told apart',
      task(', "user": "REPLACE_ME", "hostname": "REPLACE_ME"'),
      [
        ['REPLACE_ME', 'REPLACE_ME', ['containerDefinitions[web].user']],
        ['REPLACE_ME_2', 'REPLACE_ME', ['containerDefinitions[web].hostname']],
      ],
    ],
    [
      'what a shell in the container reads is left to it',
      task(', "command": ["sh", "-c", "echo $HOME ${PORT}"], "healthCheck": { "command": ["CMD-SHELL", "nc :$PORT"] }'),
      [],
    ],
    [
      'unless the name is filled in elsewhere',
      task(', "command": ["sh", "-c", "echo $HOME ${PORT}"], "environment": [{ "name": "PORT", "value": "${PORT}" }]'),
      [['PORT', '${PORT}', ['containerDefinitions[web].command[2]', 'containerDefinitions[web].environment[PORT]']]],
    ],
    [
      'a page in a command, and what curl fills in, are none',
      task(', "command": ["echo \\"<html><head>\\"; curl -w %{http_code} x"]'),
      [],
    ],
    [
      'what Fluent Bit and Datadog fill in is none',
      task(
        ', "dockerLabels": { "com.datadoghq.ad.instances": "%%host%%:%%port%%", "rule": "/{id}" }, "logConfiguration": { "logDriver": "awsfirelens", "options": { "log_stream_name": "$(ecs_task_id)", "s3_key_format": "/%Y/$UUID.gz", "region": "$(Region)" } }',
      ),
      [['Region', '$(Region)', ['containerDefinitions[web].logConfiguration.options[region]']]],
    ],
    [
      'what is left out needs no values',
      task(', "_why": "${X}"', ', "taskDefinitionArn": "arn:aws:ecs:<region>:<account>:task-definition/web:1"'),
      [],
    ],
    [
      'a word in capitals is whole',
      task('', ', "executionRoleArn": "arn:aws:iam::ACCOUNT_ID_PLACEHOLDER:role/a"'),
      [['ACCOUNT_ID_PLACEHOLDER', 'ACCOUNT_ID_PLACEHOLDER', ['executionRoleArn']]],
    ],
    [
      'names of variables, tags of log drivers and formats of dates are none',
      task(
        ', "environment": [{ "name": "AWS_REGION", "value": "eu-west-1" }], "logConfiguration": { "logDriver": "syslog", "options": { "tag": "{{.Name}}", "awslogs-datetime-format": "%Y%" } }',
      ),
      [],
    ],
  ];
  for (const [what, text, expected] of open) {
    it(what, () => {
      const { placeholders, text: registered } = read(text);
      assert.deepEqual(
        placeholders.map(({ name, text: written, places }) => [name, written, places]),
        expected,
      );
      assert.equal(registered === undefined, expected.length > 0);
    });
  }

  const secrets: [text: string, isSecret: boolean][] = [
    ['"environment": [{ "name": "DB_PASSWORD", "value": "${X}" }]', true],
    ['"environment": [{ "name": "X", "value": "${apiToken}" }]', true],
    ['"logConfiguration": { "logDriver": "splunk", "options": { "splunk-token": "${X}" } }', true],
    ['"environment": [{ "name": "PORT", "value": "${X}" }]', false],
    ['"image": "${IMAGE}"', false],
    ['"secrets": [{ "name": "DB_PASSWORD", "valueFrom": "${DB_PASSWORD}" }]', false],
  ];
  for (const [container, isSecret] of secrets) {
    it(`${isSecret ? 'a secret' : 'no secret'}: ${container}`, () => {
      assert.deepEqual(
        read(task(`, ${container}`)).placeholders.map((one) => one.isSecret),
        [isSecret],
      );
    });
  }

  const filled: [what: string, container: string, values: Record<string, string>, expected: object][] = [
    ['text', ', "user": "a-${X}-b"', { X: 'c' }, { user: 'a-c-b' }],
    ['signs of JSON', ', "user": "${X}"', { X: 'a"b\\c\nd' }, { user: 'a"b\\c\nd' }],
    ['beside escapes', ', "user": "\\"${X}\\u0041"', { X: 'c"' }, { user: '"c"A' }],
    ['a number', ', "cpu": ${X}', { X: '256' }, { cpu: 256 }],
    ['a number where a text is wanted', ', "user": ${X}', { X: '1000' }, { user: '1000' }],
    ['a text without quotes', ', "user": ${X}', { X: 'root' }, { user: 'root' }],
    ['a text that brings its quotes', ', "user": ${X}', { X: '"root"' }, { user: 'root' }],
    [
      'an object',
      ', "healthCheck": ${X}',
      { X: '{"command":["CMD","x"]}' },
      { healthCheck: { command: ['CMD', 'x'] } },
    ],
    ['several elements', ', "command": [${X}]', { X: '"a", "b"' }, { command: ['a', 'b'] }],
    ['members', ', {{ X }}', { X: '"cpu": 1, "user": "a"' }, { cpu: 1, user: 'a' }],
    ['a name', ', "dockerLabels": { "${X}": "a" }', { X: 'b"c' }, { dockerLabels: { 'b"c': 'a' } }],
    ['itself', ', "user": "${X}"', { X: '${X}' }, { user: '${X}' }],
    ['into a command, on request', ', "command": ["echo $X"]', { X: 'a' }, { command: ['echo a'] }],
    ['quotes within', ', "user": "{{ env "X" }}"', { X: 'a' }, { user: 'a' }],
  ];
  for (const [what, container, values, expected] of filled) {
    it(`filled in: ${what}`, () => {
      const { text, placeholders } = read(task(container), values);
      assert.deepEqual(placeholders, []);
      const [web] = JSON.parse(text ?? '{}').containerDefinitions;
      assert.deepEqual(web, { ...plain.containerDefinitions[0], ...expected });
    });
  }

  // The square of their number would take minutes.
  it('comes to an end with far too many of them', () => {
    const variables = Array.from({ length: 20_000 }, (_, index) => `{ "name": "N${index}", "value": "\${V${index}}" }`);
    const { placeholders } = read(task(`, "environment": [${variables.join(', ')}]`));
    assert.equal(placeholders.length, 20_000);
    assert.deepEqual(placeholders.at(-1)?.places, ['containerDefinitions[web].environment[N19999]']);
  });

  it('knows the family once it is filled in', () => {
    const text = task().replace('"web",', '"${F}",');
    assert.equal(read(text).family, undefined);
    assert.equal(read(text, { F: 'shop' }).family, 'shop');
  });
});

describe('what ECS would reject of a file to register', () => {
  const rejected: [what: string, marked: string, values: Record<string, string>, rules: string[]][] = [
    ['an error in the file', task(', "user": «7»'), {}, ['wrong-type']],
    [
      'at a value that was filled in',
      task(', "environment": [{ "name": "LONG", "value": "${LONG}" }], "cpu": «${X}»'),
      { X: 'much', LONG: 'x'.repeat(100) },
      ['wrong-type'],
    ],
    ['behind a value that was filled in', task(', "hostname": "${X}", "user": «7»'), { X: 'longer' }, ['wrong-type']],
    ['a fault of syntax', task(', "user": "a" «"cpu"»: 1'), {}, ['json-syntax']],
    ['a misspelt name', task(', «"usr"»: "a"'), {}, ['unknown-property']],
    ['nothing that runs badly', task(', "privileged": true'), {}, []],
    ['nothing beside an open placeholder', task(', "cpu": ${X}'), {}, []],
  ];
  for (const [what, marked, values, rules] of rejected) {
    it(what, () => {
      const { text, spans } = readMarks(marked);
      const { findings } = read(text, values);
      assert.deepEqual(
        findings.map(({ ruleId, span }) => [ruleId, span]),
        rules.map((rule, index) => [rule, spans[index]]),
      );
    });
  }

  it('leaves to ECS what a person has turned off', () => {
    const off = { commandLine: { rules: { 'wrong-type': 'off' } } } as const;
    assert.deepEqual(readRegistration({ text: task(', "user": 7'), settings: off }).findings, []);
  });

  it('needs sound JSON, whatever is turned off', () => {
    const off = { commandLine: { rules: { 'json-syntax': 'off' } } } as const;
    const { findings, text } = readRegistration({ text: task(', "user": "a" "cpu": 1'), settings: off });
    assert.deepEqual([findings.map(({ ruleId }) => ruleId), text], [['json-syntax'], undefined]);
  });

  it('does not take for an error what only a person calls one', () => {
    const raised = { commandLine: { rules: { 'image-tag-not-fixed': 'error' } } } as const;
    const text = task().replace('web:1', 'web:latest');
    assert.deepEqual(readRegistration({ text, settings: raised }).findings, []);
  });
});
