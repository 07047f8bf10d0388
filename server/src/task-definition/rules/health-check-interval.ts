import { fragment } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';

const file = 'container-definitions.json';
const check = (numbers: string) => fragment(`"healthCheck": { "command": ["CMD", "/check"], ${numbers} }`);

/** The seconds between two checks where nothing is written. Source: API reference of `HealthCheck`. */
const usualInterval = 30;

export const rule: TaskDefinitionRule = {
  id: 'health-check-interval',
  severity: 'information',
  preset: 'all',
  summary: 'A health check may take longer than the time between two checks.',
  why: 'ECS accepts this, and the next check waits for the one before. But a container that hangs is then found out by the timeout and not by the interval, and the AWS CDK refuses such a pair.',
  evidence: [{ source: 'AWS CDK', reference: 'renderHealthCheck in aws-ecs/lib/container-definition.ts' }],
  examples: {
    bad: [
      { code: check('"interval": 10, "timeout": «20»'), file },
      { code: check('"timeout": «40»'), file, message: '30 seconds' },
    ],
    good: [{ code: check('"interval": 10, "timeout": 5'), file }],
  },
  check: forEachContainer((container, report) => {
    const healthCheck = container.section('healthCheck');
    const timeout = healthCheck.integer('timeout');
    const interval = healthCheck.integer('interval');
    if (timeout.state !== 'known' || interval.state === 'unknown') return;
    const between = interval.value ?? usualInterval;
    if (timeout.value <= between) return;
    report({
      span: timeout.node.span,
      message: `A check may take ${timeout.value} seconds while they are ${between} seconds apart; make the timeout shorter than the interval.`,
    });
  }),
};
