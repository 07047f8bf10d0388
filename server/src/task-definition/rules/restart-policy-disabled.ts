import { fargate } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { safe } from '../syntax/editor';

const policy = (members: string) => `"restartPolicy": { ${members} }`;

export const rule: TaskDefinitionRule = {
  id: 'restart-policy-disabled',
  severity: 'information',
  preset: 'recommended',
  summary: 'A restart policy that is off has settings.',
  why: '`ignoredExitCodes` and `restartAttemptPeriod` say when a container is restarted. With `"enabled": false` it never is.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerRestartPolicy.html',
    },
  ],
  examples: {
    bad: [
      {
        code: fargate(policy('"enabled": false, «"restartAttemptPeriod"»: 120')),
        fixed: fargate(policy('"enabled": false')),
      },
    ],
    good: [{ code: fargate(policy('"enabled": true, "restartAttemptPeriod": 120')) }],
  },
  check: forEachContainer((container, report, { editor }) => {
    const policy = container.section('restartPolicy');
    if (policy.boolean('enabled').value !== false) return;
    for (const property of ['ignoredExitCodes', 'restartAttemptPeriod']) {
      const span = policy.keySpan(property);
      if (span === undefined) continue;
      report({
        span,
        tags: ['unnecessary'],
        message: `"${property}" has no effect, since the restart policy is not enabled.`,
        fixes: safe(`Remove ${property}`, editor.remove(policy, property)),
      });
    }
  }),
};
