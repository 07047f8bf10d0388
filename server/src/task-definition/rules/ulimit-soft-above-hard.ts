import { fragment } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const file = 'container-definitions.json';
const limit = (soft: string, hard: string) =>
  fragment(`"ulimits": [{ "name": "nofile", "softLimit": ${soft}, "hardLimit": ${hard} }]`);

/** "No limit", as a number. Source: setrlimit(2), the `RLIM_INFINITY` of container engines. */
const unlimited = -1;

export const rule: TaskDefinitionRule = {
  id: 'ulimit-soft-above-hard',
  severity: 'error',
  preset: 'recommended',
  summary: 'The soft limit of a resource is above its hard limit.',
  why: 'The soft limit counts, and the hard limit is how far a process may raise it. So the soft one cannot be the higher of the two.',
  evidence: [{ source: 'Amazon ECS', says: 'Soft limit exceeds hard limit for ulimit nofile' }],
  examples: {
    bad: [
      { code: limit('«65536»', '4096'), fixed: limit('4096', '4096'), file },
      { code: limit('«-1»', '4096'), fixed: limit('4096', '4096'), file, severity: 'warning', message: 'no limit' },
    ],
    good: [
      { code: limit('4096', '65536'), file },
      { code: limit('65536', '-1'), file },
    ],
  },
  check: forEachContainer((container, report, { editor }) => {
    for (const ulimit of container.list('ulimits').sections) {
      const soft = ulimit.integer('softLimit');
      const hard = ulimit.integer('hardLimit');
      if (soft.state !== 'known' || hard.state !== 'known' || hard.value <= unlimited) continue;
      const isUnlimited = soft.value === unlimited;
      if (soft.value <= hard.value && !isUnlimited) continue;
      const written = isUnlimited ? '-1 means no limit, which' : soft.value;
      report({
        span: soft.node.span,
        // What ECS makes of -1 is not on record; the container engine refuses it.
        severity: isUnlimited ? 'warning' : 'error',
        message: `The soft limit cannot be above the hard limit: ${written} is more than ${hard.value}.`,
        related: [{ span: hard.node.span, message: 'The hard limit.' }],
        fixes: [
          ...suggested(`Set softLimit to ${hard.value}`, editor.replace(soft.node, hard.value)),
          ...suggested(`Set hardLimit to ${soft.value}`, editor.replace(hard.node, soft.value)),
        ],
      });
    }
  }),
};
