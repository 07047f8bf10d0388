import assert from 'node:assert/strict';
import { lint } from '../../server/src/engine/lint';
import { taskDefinitionLanguage } from '../../server/src/task-definition/language';
import { fargateSizes } from '../../server/src/task-definition/tables/fargate-sizes';
import { choicesAt, chosen, offered } from './support';

// `|` is the cursor. A choice is taken, and the whole text compared.

/** A Fargate task with other members. */
const fargate = (members: string) => `{ "requiresCompatibilities": ["FARGATE"], ${members} }`;

/** A container with a member, besides `db`, which has a health check, and `init`, which ends. */
const app = (member: string, task = '') =>
  `{ ${task}"containerDefinitions": [{ "name": "app", "image": "app:1", ${member} }, { "name": "db", "image": "postgres:17", "healthCheck": { "command": ["CMD", "x"] } }, { "name": "init", "image": "app:1", "essential": false }] }`;

const onFargate = '"requiresCompatibilities": ["FARGATE"], ';
const account = '"executionRoleArn": "arn:aws-cn:iam::111122223333:role/pull", ';

describe('task definitions: completion puts a property', () => {
  const table: readonly [where: string, marked: string, label: string, expected: string][] = [
    ['into an empty object', '{|}', 'family', '{"family": ""}'],
    ['into quotes', '{ "|" }', 'family', '{ "family": "" }'],
    ['in place of half a name', '{ "fam|', 'family', '{ "family": ""'],
    ['in place of half a name before a brace', '{ "fam| }', 'family', '{ "family": "" }'],
    ['in place of a word without quotes', '{ fam| }', 'family', '{ "family": "" }'],
    ['after a comma', '{ "family": "x", | }', 'pidMode', '{ "family": "x", "pidMode": "" }'],
    ['after a missing comma', '{ "family": "x" | }', 'pidMode', '{ "family": "x", "pidMode": "" }'],
    ['after a missing comma, in quotes', '{ "family": "x" "|" }', 'pidMode', '{ "family": "x", "pidMode": "" }'],
    [
      'after a missing comma on the line before',
      '{\n  "family": "x"\n  "|"\n}',
      'pidMode',
      '{\n  "family": "x",\n  "pidMode": ""\n}',
    ],
    [
      'before a missing comma',
      '{\n  "family": "x",\n  "|"\n  "cpu": "256"\n}',
      'pidMode',
      '{\n  "family": "x",\n  "pidMode": "",\n  "cpu": "256"\n}',
    ],
    ['before all others', '{ | "cpu": "256" }', 'family', '{ "family": "", "cpu": "256" }'],
    ['in place of a name with a value', '{ "fam|": "x" }', 'family', '{ "family": "x" }'],
    ['before a colon', '{ |: "x" }', 'family', '{ "family": "x" }'],
    ['into an object without an end', '{ "family": "x", "cp|', 'cpu', '{ "family": "x", "cpu": ""'],
    ['into a wrapped definition', '{ "taskDefinition": { | } }', 'pidMode', '{ "taskDefinition": { "pidMode": "" } }'],
    ['into a fragment', '[{ "name": "a", | }]', 'image', '[{ "name": "a", "image": "" }]'],
    ['beside a template', '{ {{#if y}} | }', 'pidMode', '{ {{#if y}} "pidMode": "" }'],
    [
      'with the blanks and line ends of the author',
      '{\r\n\t"family" : "x",\r\n\t|\r\n}',
      'ephemeralStorage',
      '{\r\n\t"family" : "x",\r\n\t"ephemeralStorage" : {\r\n\t\t"sizeInGiB" : 50\r\n\t}\r\n}',
    ],
  ];
  for (const [where, marked, label, expected] of table) {
    it(where, () => assert.equal(chosen(marked, label), expected));
  }

  it('and offers required ones first, and none that is there', () => {
    assert.deepEqual(offered('{ "cpu": "256", | }').slice(0, 2), ['family', 'containerDefinitions']);
    assert.ok(!offered('{ "cpu": "256", | }').includes('cpu'));
    assert.ok(offered('{ "cpu": null, | }').includes('cpu'));
    assert.deepEqual(offered('{ "containerDefinitions": [{ "na|" }] }'), ['name']);
  });

  it('and offers last what does not work where the task has to run', () => {
    const labels = choicesAt(fargate('|')).map(({ label, detail }) => `${label}: ${detail}`);
    assert.ok(labels.at(-1)?.startsWith('inferenceAccelerators'), labels.at(-1));
    assert.ok(labels.slice(-5).includes('placementConstraints: not supported on Fargate'));
  });

  it('and none that cannot stand beside one that is there', () => {
    const labels = (members: string) => offered(app(`"portMappings": [{ ${members} }]`));
    assert.ok(labels('|').includes('containerPortRange'));
    assert.ok(!labels('"containerPort": 80, |').includes('containerPortRange'));
    assert.ok(!labels('"containerPortRange": "1-2", |').includes('hostPort'));
    assert.ok(!offered('{ "volumes": [{ "host": {}, | }] }').includes('efsVolumeConfiguration'));
  });

  it('and marks what is of no use any more', () => {
    const old = choicesAt('{ | }').find(({ label }) => label === 'inferenceAccelerators');
    assert.equal(old?.deprecated, true);
    assert.match(old?.documentation ?? '', /\*\*Deprecated\.\*\*/);
  });
});

describe('task definitions: completion begins a value', () => {
  const table: readonly [what: string, marked: string, label: string, expected: string][] = [
    ['of a daemon', '{ "pidMode": "shared", | }', 'ipcMode', '{ "pidMode": "shared", "ipcMode": "" }'],
    ['the only one that there is', fargate('"x": 1, |'), 'networkMode', fargate('"x": 1, "networkMode": "awsvpc"')],
    ['to be chosen', '{ | }', 'networkMode', '{ "networkMode": "" }'],
    ['true where that is not the default', app('|'), 'readonlyRootFilesystem', app('"readonlyRootFilesystem": true')],
    ['false where true is the default', app('|'), 'essential', app('"essential": false')],
    ['the default of a number', app('|'), 'stopTimeout', app('"stopTimeout": 30')],
    ['a list to be filled', app('|'), 'links', app('"links": [""]')],
    ['a map to be filled', app('|'), 'dockerLabels', app('"dockerLabels": { "name": "value" }')],
    ['an object to be filled', app('|'), 'linuxParameters', app('"linuxParameters": {  }')],
    [
      'a health check of the port at hand',
      app('"portMappings": [{ "containerPort": 8080 }], |'),
      'healthCheck',
      app(
        '"portMappings": [{ "containerPort": 8080 }], "healthCheck": { "command": ["CMD-SHELL", "curl -f http://localhost:8080/ || exit 1"], "interval": 30, "timeout": 5, "retries": 3 }',
      ),
    ],
    [
      'logs named after family and container, in a region to be filled in',
      app('|', '"family": "web", '),
      'logConfiguration',
      app(
        '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "/ecs/web", "awslogs-region": "<REGION>", "awslogs-stream-prefix": "app" } }',
        '"family": "web", ',
      ),
    ],
    [
      'a dependency on what there is to depend on',
      app('|'),
      'dependsOn',
      app('"dependsOn": [{ "containerName": "db", "condition": "HEALTHY" }]'),
    ],
    [
      'a secret in the account and the region of the file',
      app('"image": "111122223333.dkr.ecr.eu-central-1.amazonaws.com/a:1", |'),
      'secrets',
      app(
        '"image": "111122223333.dkr.ecr.eu-central-1.amazonaws.com/a:1", "secrets": [{ "name": "NAME", "valueFrom": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:name-AbCdEf" }]',
      ),
    ],
    [
      'the options of the driver at hand',
      app('"logConfiguration": { "logDriver": "splunk", | }'),
      'options',
      app(
        '"logConfiguration": { "logDriver": "splunk", "options": { "splunk-url": "https://splunk.example.com:8088" } }',
      ),
    ],
    [
      'an element',
      app('"portMappings": [|]'),
      'new portMappings',
      app('"portMappings": [{ "containerPort": 80, "protocol": "tcp" }]'),
    ],
    [
      'an element after another',
      app('"environment": [{ "name": "A" } |]'),
      'new environment',
      app('"environment": [{ "name": "A" }, { "name": "NAME", "value": "value" }]'),
    ],
    ['a whole list', app('"volumesFrom": |'), 'new volumesFrom', app('"volumesFrom": [{ "sourceContainer": "db" }]')],
    [
      'a container',
      '[|]',
      'container',
      '[{ "name": "app", "image": "public.ecr.aws/nginx/nginx:stable", "essential": true }]',
    ],
  ];
  for (const [what, marked, label, expected] of table) {
    it(what, () => assert.equal(chosen(marked, label).replace(/\s+/g, ' '), expected.replace(/\s+/g, ' ')));
  }

  it('on several lines where the file has them', () => {
    const text = '{\n  "containerDefinitions": [\n    |\n  ]\n}\n';
    const element = [
      '    {',
      '      "name": "app",',
      '      "image": "public.ecr.aws/nginx/nginx:stable",',
      '      "essential": true',
      '    }',
    ];
    assert.equal(chosen(text, 'container'), text.replace('    |', element.join('\n')));
  });

  it('and has stops for what only the author knows', () => {
    const choice = choicesAt('[{ | }]').find(({ label }) => label === 'portMappings');
    assert.equal(
      choice?.text.replace(/\s+/g, ' '),
      '"portMappings": [ { "containerPort": ${1:80}, "protocol": "${2|tcp,udp|}" } ]',
    );
  });

  it('with a whole task definition, in an empty text and in an empty object', () => {
    const label = 'task definition for AWS Fargate';
    const whole = chosen('|', label);
    assert.equal(chosen('{|}', label), whole);
    assert.equal(chosen('{\n  |\n}', label), whole);
    assert.equal(chosen('{ "| }', label), whole);
    assert.equal(JSON.parse(whole).containerDefinitions.length, 1);
    assert.ok(!offered('{ "family": "x", | }').includes(label));
  });
});

describe('task definitions: completion offers values', () => {
  const sizes = ['2048', '3072', '4096', '5120', '6144', '7168', '8192'];
  const named = ['2 GB', '3 GB', '4 GB', '5 GB', '6 GB', '7 GB', '8 GB'];
  const table: readonly [what: string, marked: string, labels: readonly string[]][] = [
    ['memory for the cpu at hand', fargate('"cpu": "1024", "memory": |'), [...sizes, ...named]],
    ['memory in the spelling of the cpu', fargate('"cpu": "1 vCPU", "memory": "|"'), [...named, ...sizes]],
    ['memory for half a number', fargate('"cpu": "1024", "memory": "20|"'), ['2048']],
    ['memory before a cpu', fargate('"memory": "|", "cpu": 256'), ['512', '1024', '2048', '0.5 GB', '1 GB', '2 GB']],
    ['cpu for the memory at hand', fargate('"memory": "512", "cpu": "2|"'), ['256', '2048', '2 vCPU']],
    ['nothing else for Fargate', fargate('"networkMode": "|"'), ['awsvpc']],
    ['every mode otherwise', '{ "networkMode": | }', ['awsvpc', 'bridge', 'host', 'none']],
    [
      'kinds of capacity that are not there',
      '{ "requiresCompatibilities": ["EC2", "|"] }',
      ['FARGATE', 'MANAGED_INSTANCES', 'EXTERNAL'],
    ],
    [
      'what Windows runs on',
      '{ "runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE", "cpuArchitecture": | } }',
      ['X86_64'],
    ],
    ['other containers to wait for', app('"dependsOn": [{ "containerName": "|" }]'), ['db', 'init']],
    [
      'containers to wait for that are not there',
      app('"dependsOn": [{ "containerName": "db" }, { "containerName": | }]'),
      ['init'],
    ],
    ['what a check can tell', app('"dependsOn": [{ "containerName": "db", "condition": | }]'), ['START', 'HEALTHY']],
    [
      'what an end can tell',
      app('"dependsOn": [{ "containerName": "init", "condition": "|" }]'),
      ['START', 'COMPLETE', 'SUCCESS'],
    ],
    ['other containers to link to', app('"links": ["db:d", |]'), ['init']],
    ['containers whose volumes to take', app('"volumesFrom": [{ "sourceContainer": | }]'), ['db', 'init']],
    ['the proxy', app('"x": 1', '"proxyConfiguration": { "containerName": "|" }, '), ['app', 'db', 'init']],
    [
      'volumes, mounted ones last',
      app(
        '"mountPoints": [{ "sourceVolume": "a" }, { "sourceVolume": | }]',
        '"volumes": [{ "name": "a" }, { "name": "b" }], ',
      ),
      ['b', 'a'],
    ],
    [
      'capabilities of Fargate',
      app('"linuxParameters": { "capabilities": { "add": [|] } }', onFargate),
      ['SYS_PTRACE'],
    ],
    [
      'capabilities that are not taken away',
      app('"linuxParameters": { "capabilities": { "drop": ["NET_RAW"], "add": ["NET_|"] } }'),
      ['NET_ADMIN', 'NET_BIND_SERVICE', 'NET_BROADCAST'],
    ],
    [
      'log drivers of Fargate',
      app('"logConfiguration": { "logDriver": | }', onFargate),
      ['awslogs', 'awsfirelens', 'splunk'],
    ],
    [
      'log options of the driver',
      app('"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "x", "awslogs-|" } }'),
      [
        'awslogs-region',
        'awslogs-stream-prefix',
        'awslogs-create-group',
        'awslogs-datetime-format',
        'awslogs-multiline-pattern',
      ],
    ],
    [
      'log options of another driver',
      app('"logConfiguration": { "logDriver": "json-file", "options": { "max-|" } }'),
      ['max-size', 'max-file', 'max-buffer-size'],
    ],
    [
      'values of a log option',
      app('"logConfiguration": { "logDriver": "awslogs", "options": { "mode": | } }'),
      ['non-blocking', 'blocking'],
    ],
    [
      'whether to create the log group',
      app('"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-create-group": "|" } }'),
      ['true', 'false'],
    ],
    [
      'secret log options',
      app('"logConfiguration": { "logDriver": "splunk", "secretOptions": [{ "name": | }] }'),
      ['splunk-token'],
    ],
    [
      'where a router finds its configuration on Fargate',
      app('"firelensConfiguration": { "type": "fluentbit", "options": { "config-file-type": | } }', onFargate),
      ['file'],
    ],
    ['ulimits that are not there yet', app('"ulimits": [{ "name": "nproc" }, { "name": "n|" }]'), ['nice', 'nofile']],
    [
      'mount options that are not there',
      app('"linuxParameters": { "tmpfs": [{ "mountOptions": ["noexec", "no|"] }] }'),
      ['nosuid', 'nodev', 'nomand', 'noatime', 'nodiratime', 'norelatime', 'nostrictatime'],
    ],
    [
      'the port of the container',
      app('"portMappings": [{ "containerPort": 80, "hostPort": | }]', '"networkMode": "awsvpc", '),
      ['80'],
    ],
    [
      'any port, or the same',
      app('"portMappings": [{ "containerPort": 80, "hostPort": | }]', '"networkMode": "bridge", '),
      ['0', '80'],
    ],
    [
      'names for a port',
      app('"portMappings": [{ "containerPort": 50051, "name": "|" }]'),
      ['app', 'app-grpc', 'grpc', 'port-50051'],
    ],
    ['protocols of applications', app('"portMappings": [{ "appProtocol": | }]'), ['http', 'http2', 'grpc']],
    ['the first word of a health check', app('"healthCheck": { "command": [|] }'), ['CMD-SHELL', 'CMD']],
    [
      'images of the file first',
      app('"image": "|"').replace('"app:1", ', '"", '),
      ['postgres:17', 'app:1', '<ACCOUNT_ID>.dkr.ecr.<REGION>.amazonaws.com/app:tag', 'public.ecr.aws/repository:tag'],
    ],
    [
      'roles of the partition',
      `{ ${account}"taskRoleArn": "|" }`,
      ['arn:aws-cn:iam::111122223333:role/pull', 'arn:aws-cn:iam::111122223333:role/app-task'],
    ],
    ['cpu that the task has left', app('"cpu": |', '"cpu": "1024", '), ['256', '512', '1024']],
    ['memory that is enough', app('"memoryReservation": 600, "memory": |', '"memory": "2 GB", '), ['1024', '2048']],
    ['a reservation within the limit', app('"memory": 512, "memoryReservation": |'), ['256', '512']],
    ['the other limit', app('"ulimits": [{ "softLimit": 1024, "hardLimit": | }]'), ['1024']],
    ['yes or no', app('"privileged": |'), ['true', 'false']],
  ];
  for (const [what, marked, labels] of table) it(what, () => assert.deepEqual(offered(marked), labels));

  for (const { cpu, memory } of fargateSizes) {
    it(`memory that Fargate has with ${cpu} CPU units`, () => {
      const labels = offered(fargate(`"cpu": "${cpu}", "memory": |`));
      assert.deepEqual(labels.slice(0, memory.length).map(Number), memory);
      assert.equal(labels.length, 2 * memory.length);
    });
  }

  it('mount options with a value to be filled in', () => {
    const options = (list: string) => app(`"linuxParameters": { "tmpfs": [{ "mountOptions": [${list}] }] }`);
    assert.equal(chosen(options('"mo|"'), 'mode'), options('"mode=1777"'));
    assert.deepEqual(offered(options('"uid=0", "ui|"')), []);
  });

  it('kernel parameters of no namespace that is shared with the host', () => {
    const namespaces = (task: string) => offered(app('"systemControls": [{ "namespace": "|" }]', task));
    assert.ok(namespaces('').includes('net.core.somaxconn') && namespaces('').includes('kernel.shmmax'));
    assert.ok(!namespaces('"networkMode": "host", ').some((name) => name.startsWith('net.')));
    assert.ok(namespaces('"ipcMode": "host", ').every((name) => name.startsWith('net.')));
  });

  it('regions that the file names before all others', () => {
    const options = '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-region": "|" } }';
    const labels = offered(app(options, '"taskRoleArn": "arn:aws:sqs:sa-east-1:111122223333:x", '));
    assert.deepEqual(labels.slice(0, 2), ['sa-east-1', 'us-east-1']);
    assert.ok(labels.length > 30);
  });

  it('with what they mean', () => {
    const [first] = choicesAt(app('"linuxParameters": { "capabilities": { "add": [|] } }', onFargate));
    assert.match(first?.documentation ?? '', /Trace other processes/);
    const [mode] = choicesAt('{ "networkMode": | }');
    assert.match(mode?.documentation ?? '', /network interface of its own/);
  });

  const written: readonly [where: string, marked: string, label: string, expected: string][] = [
    ['right after a colon', '{ "networkMode":| }', 'host', '{ "networkMode": "host" }'],
    [
      'after a colon without a blank, as the author writes',
      '{"cpu":"1","networkMode":|}',
      'host',
      '{"cpu":"1","networkMode":"host"}',
    ],
    [
      'before a member without a comma',
      '{ "networkMode": | "cpu": "1" }',
      'host',
      '{ "networkMode": "host", "cpu": "1" }',
    ],
    ['in place of another value', '{ "networkMode": "bri|dge" }', 'host', '{ "networkMode": "host" }'],
    [
      'in place of a number',
      fargate('"cpu": "1024", "memory": 5|12'),
      '2048',
      fargate('"cpu": "1024", "memory": "2048"'),
    ],
    ['in place of half a word', '{ "networkMode": ho| }', 'host', '{ "networkMode": "host" }'],
    ['into an open quote', '{ "networkMode": "ho| }', 'host', '{ "networkMode": "host" }'],
    ['before the value that is there', '{ "networkMode": |"bridge" }', 'host', '{ "networkMode": "host" }'],
    [
      'as a new element',
      '{ "requiresCompatibilities": ["EC2" |] }',
      'FARGATE',
      '{ "requiresCompatibilities": ["EC2", "FARGATE"] }',
    ],
    [
      'as the first element',
      '{ "requiresCompatibilities": [|"EC2"] }',
      'FARGATE',
      '{ "requiresCompatibilities": ["FARGATE", "EC2"] }',
    ],
    [
      'as a whole health check',
      app('"healthCheck": { "command": | }'),
      'CMD-SHELL redis-cli ping || exit 1',
      app('"healthCheck": { "command": ["CMD-SHELL", "redis-cli ping || exit 1"] }'),
    ],
    ['as a list of one', '{ "requiresCompatibilities": | }', 'EC2', '{ "requiresCompatibilities": ["EC2"] }'],
    [
      'as a list in place of a text',
      '{ "requiresCompatibilities": "E|" }',
      'EC2',
      '{ "requiresCompatibilities": ["EC2"] }',
    ],
    [
      'into an open quote on a line of its own',
      '{\n  "networkMode": "|\n  "cpu": "1"\n}',
      'host',
      '{\n  "networkMode": "host",\n  "cpu": "1"\n}',
    ],
    ['in a fragment', '[{ "name": "a", "privileged": | }]', 'true', '[{ "name": "a", "privileged": true }]'],
  ];
  for (const [where, marked, label, expected] of written) {
    it(`and writes them ${where}`, () => assert.equal(chosen(marked, label), expected));
  }
});

describe('task definitions: completion begins nothing that ECS rejects', () => {
  /** Marks show where properties are added. */
  const sound = {
    'on Fargate': `{ "family": "web", "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", "cpu": "256", "memory": "512", «T»
  "executionRoleArn": "arn:aws:iam::111122223333:role/x", "taskRoleArn": "arn:aws:iam::111122223333:role/y",
  "volumes": [{ «V» "name": "v" }],
  "containerDefinitions": [
    { «C» "name": "web", "image": "web:1", "portMappings": [{ «P» "containerPort": 80 }], "mountPoints": [{ "sourceVolume": "v", "containerPath": "/v" }] },
    { "name": "db", "image": "db:1", "essential": false, "memory": 128, "healthCheck": { «H» "command": ["CMD", "x"] } }
  ] }`,
    'on instances': `{ "family": "web", "requiresCompatibilities": ["EC2"], "networkMode": "bridge", «T»
  "executionRoleArn": "arn:aws:iam::111122223333:role/x", "taskRoleArn": "arn:aws:iam::111122223333:role/y",
  "volumes": [{ «V» "name": "v" }],
  "containerDefinitions": [
    { «C» "name": "web", "image": "web:1", "memory": 64, "portMappings": [{ «P» "containerPort": 80 }], "mountPoints": [{ "sourceVolume": "v", "containerPath": "/v" }] },
    { "name": "db", "image": "db:1", "essential": false, "memory": 128, "healthCheck": { «H» "command": ["CMD", "x"] } }
  ] }`,
  };
  /** Rules that are content as soon as another property is there, or that speak of what has ended. */
  const unfinished = new Set(['firelens-router-unused', 'app-mesh-properties', 'app-mesh-network-mode']);

  function errorsOf(text: string): string[] {
    const found = lint(taskDefinitionLanguage, { text, kind: 'task-definition' }, {}, (id, error) => {
      throw new Error(id, { cause: error });
    });
    return found.flatMap(({ severity, ruleId }) => (severity === 'error' && !unfinished.has(ruleId) ? [ruleId] : []));
  }

  for (const [where, text] of Object.entries(sound)) {
    for (const place of ['T', 'C', 'P', 'V', 'H']) {
      it(`${where}, at ${place}`, () => {
        const marked = text.replace(`«${place}»`, '|').replace(/«.»/g, '');
        assert.deepEqual(errorsOf(marked.replace('|', '')), []);
        const usable = choicesAt(marked).filter(({ detail = '' }) => !detail.startsWith('not '));
        assert.notEqual(usable.length, 0);
        for (const { label } of usable) assert.deepEqual(errorsOf(chosen(marked, label)), [], label);
      });
    }
  }

  it('in whole task definitions', () => {
    for (const { label } of choicesAt('|')) assert.deepEqual(errorsOf(chosen('|', label)), [], label);
  });
});

describe('task definitions: completion offers nothing', () => {
  const table: readonly [where: string, marked: string][] = [
    ['behind a text', '{ "family": "x"| }'],
    ['between a name and its colon', '{ "family" | : "x" }'],
    ['in a text that only the author knows', '{ "family": "|" }'],
    ['under a name that ECS does not know', '{ "famly": "|" }'],
    ['in a placeholder', '{ "networkMode": "${mo|de}" }'],
    ['in a placeholder outside of a string', '{ "networkMode": {{ mo|de }} }'],
    ['in a statement of a template', '{ {% if fam| %} }'],
    ['in a comment', '{ // fam|\n }'],
    ['outside of the definition', '{ "family": "x" } |'],
    ['in what wraps it', '{ "taskDefinition": { "family": "x" }, | }'],
    ['in a list of texts', app('"command": ["|"]')],
    ['in place of an object', app('"logConfiguration": |{ }')],
  ];
  for (const [where, marked] of table) it(where, () => assert.deepEqual(offered(marked), []));
});
