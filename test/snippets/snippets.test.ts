import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DocumentKind } from '../../server/src/engine/documents';
import { lint } from '../../server/src/engine/lint';
import { languageOf } from '../../server/src/languages';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const read = (name: string): Record<string, Snippet> =>
  JSON.parse(readFileSync(path.join(__dirname, '../../snippets', name), 'utf8'));

/** The text of a snippet when every tab stop keeps what it proposes. */
function expand({ body }: Snippet): string {
  return body
    .join('\n')
    .replaceAll('\t', '  ')
    .replace(
      /\\([\\$}])|\$\{\d+:((?:\\.|[^}\\])*)\}|\$\{\d+\|([^,|]*)[^}]*\|\}|\$\d+/g,
      (_, escaped, proposal, choice) => escaped ?? (proposal ?? choice ?? '').replace(/\\(.)/g, '$1'),
    );
}

/** Which version of a package a distribution has is not known when a snippet is written. */
const unknowable = new Set(['apt-get-version', 'apk-version']);

function assertClean(kind: DocumentKind, text: string, name: string): void {
  const found = lint(languageOf(kind), { text, kind, path: name }, { commandLine: { preset: 'all' } }, (id, error) => {
    throw new Error(`rule ${id} threw`, { cause: error });
  });
  assert.deepEqual(
    found.filter(({ ruleId }) => !unknowable.has(ruleId)).map((finding) => `${finding.ruleId}: ${finding.message}`),
    [],
    text,
  );
}

/** Where a snippet that is a part of a definition goes. */
const surroundings: Record<string, (part: string) => string> = {
  container: (part) => definition(`${app}, ${part}`, ''),
  // A log router is for containers that log through it.
  router: (part) =>
    definition(
      `${app.replace(/"logConfiguration": .*(?=\n\})/s, '"logConfiguration": {"logDriver": "awsfirelens"}')}, ${part}`,
      '',
    ),
  volume: (part) =>
    definition(
      app.replace('"essential"', '"mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}], "essential"'),
      `, "volumes": [${part}]`,
    ),
  mountPoint: (part) =>
    definition(app.replace('"essential"', `"mountPoints": [${part}], "essential"`), ', "volumes": [{"name": "data"}]'),
  secret: (part) => definition(app.replace('"essential"', `"secrets": [${part}], "essential"`), ''),
};
const app = `{
  "name": "app", "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1.0.0", "essential": true,
  "readonlyRootFilesystem": true, "healthCheck": {"command": ["CMD-SHELL", "test -e /tmp/alive || exit 1"]},
  "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/app", "awslogs-region": "eu-west-1",
    "awslogs-stream-prefix": "app", "mode": "non-blocking", "max-buffer-size": "25m"}}
}`;
const definition = (containers: string, more: string) => `{
  "family": "app", "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", "cpu": "512", "memory": "1024",
  "runtimePlatform": {"cpuArchitecture": "X86_64", "operatingSystemFamily": "LINUX"},
  "executionRoleArn": "arn:aws:iam::111122223333:role/ecsTaskExecutionRole",
  "taskRoleArn": "arn:aws:iam::111122223333:role/app-task",
  "containerDefinitions": [${containers}]${more}
}`;
const surroundingOf: Record<string, string> = {
  'ecs-sidecar-firelens': 'router',
  'ecs-sidecar-adot': 'container',
  'ecs-sidecar-xray': 'container',
  'ecs-efs-volume': 'volume',
  'ecs-mount-point': 'mountPoint',
  'ecs-secret': 'secret',
};

describe('snippets', () => {
  for (const [name, snippet] of Object.entries(read('task-definition.json')))
    it(`task definition: ${name} is clean under every rule`, () => {
      const surround = surroundings[surroundingOf[snippet.prefix] ?? ''] ?? ((part: string) => part);
      const text = surround(expand(snippet));
      JSON.parse(text);
      assertClean('task-definition', text, 'task-definition.json');
    });

  for (const [name, snippet] of Object.entries(read('dockerfile.json')))
    it(`Dockerfile: ${name} is clean under every rule`, () => {
      const text = expand(snippet);
      const whole = text.startsWith('FROM') ? text : `FROM debian:12-slim\n${text}`;
      assertClean('dockerfile', whole, 'Dockerfile');
    });

  it('have prefixes of their own and a description', () => {
    const all = [...Object.values(read('task-definition.json')), ...Object.values(read('dockerfile.json'))];
    assert.equal(new Set(all.map((snippet) => snippet.prefix)).size, all.length);
    for (const snippet of all) assert.ok(snippet.description.length > 20, snippet.prefix);
  });
});
