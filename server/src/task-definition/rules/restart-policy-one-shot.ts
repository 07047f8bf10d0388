import { fargate } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const migration = (policy: string) =>
  fargate(
    '"dependsOn": [{ "containerName": "migrate", "condition": "SUCCESS" }]',
    '',
    `"name": "migrate",\n"image": "migrate:1",\n"essential": false,\n"restartPolicy": ${policy}`,
  );

export const rule: TaskDefinitionRule = {
  id: 'restart-policy-one-shot',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A container that others wait for to finish is restarted when it has finished.',
  why: 'A dependency with condition `SUCCESS` or `COMPLETE` waits for a container to exit. A restart policy starts it again, whatever its exit code, if it ran for `restartAttemptPeriod` seconds (300 by default): a migration that takes longer runs twice. Ignore exit code 0, so that only failures are tried again.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerRestartPolicy.html',
    },
  ],
  examples: {
    bad: [
      {
        code: migration('{ «"enabled"»: true }'),
        fixed: migration('{ "enabled": true, "ignoredExitCodes": [0] }'),
        message: 'exit code 0',
      },
    ],
    good: [{ code: migration('{ "enabled": true, "ignoredExitCodes": [0] }') }],
  },
  check({ containers, editor }, report) {
    const awaited = new Set(
      containers.flatMap((container) =>
        container
          .list('dependsOn')
          .sections.filter((dependency) => ['SUCCESS', 'COMPLETE'].includes(dependency.string('condition').value ?? ''))
          .map((dependency) => dependency.string('containerName').value),
      ),
    );
    for (const container of containers) {
      const policy = container.section('restartPolicy');
      const span = policy.keySpan('enabled');
      if (span === undefined || policy.boolean('enabled').value !== true) continue;
      if (container.name === undefined || !awaited.has(container.name)) continue;
      const ignored = policy.list('ignoredExitCodes');
      const ignoresSuccess = ignored.items.some((code) => code.kind === 'number' && code.value === 0);
      if (ignoresSuccess || !ignored.isComplete || ignored.items.some(({ kind }) => kind === 'unknown')) continue;
      const edits =
        ignored.node?.kind === 'array'
          ? editor.append(ignored.node, 0)
          : editor.set(policy, 'ignoredExitCodes', [0], { after: 'enabled' });
      report({
        span,
        message:
          'Other containers wait for this one to finish, but then it is restarted; ignore exit code 0, so that only failures are tried again.',
        fixes: suggested('Ignore exit code 0', edits),
      });
    }
  },
};
