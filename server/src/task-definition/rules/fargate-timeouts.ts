import type { Evidence } from '../../engine/rule';
import { fargate } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

/** Fargate waits two minutes at most, for a container to start and to stop. In seconds. */
const longest = 120;

/** Everywhere a `stopTimeout` is no shorter, which `out-of-range` reports; a `startTimeout` only on Fargate. In seconds. */
const shortest = 2;

function rule(property: 'startTimeout' | 'stopTimeout', evidence: Evidence): TaskDefinitionRule {
  const [id, what] =
    property === 'stopTimeout'
      ? ['fargate-stop-timeout', 'to stop']
      : ['fargate-start-timeout', 'for dependencies to start'];
  return {
    id,
    severity: 'error',
    preset: 'recommended',
    summary:
      property === 'stopTimeout'
        ? '`stopTimeout` of a container on Fargate is longer than two minutes.'
        : '`startTimeout` of a container on Fargate is not between 2 seconds and two minutes.',
    why: `Fargate waits ${longest} seconds at most ${what}; container instances wait as long as they are told.`,
    evidence: [evidence],
    examples: {
      bad: [
        { code: fargate(`"${property}": «300»`), fixed: fargate(`"${property}": 120`) },
        ...(property === 'startTimeout'
          ? [{ code: fargate('"startTimeout": «1»'), fixed: fargate('"startTimeout": 2') }]
          : []),
      ],
      good: [{ code: fargate(`"${property}": 120`) }],
    },
    check: forEachContainer((container, report, { compatibility, editor }) => {
      const timeout = container.integer(property);
      if (!compatibility.isFargate || timeout.state !== 'known') return;
      const isTooShort = property === 'startTimeout' && timeout.value < shortest;
      if (timeout.value <= longest && !isTooShort) return;
      const nearest = isTooShort ? shortest : longest;
      report({
        span: timeout.node.span,
        message: `On Fargate "${property}" is at ${isTooShort ? 'least' : 'most'} ${nearest} seconds, not ${timeout.value}.`,
        fixes: suggested(`Set ${property} to ${nearest}`, editor.replace(timeout.node, nearest)),
      });
    }),
  };
}

const reference = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html';

export const rules: readonly TaskDefinitionRule[] = [
  rule('stopTimeout', {
    source: 'Amazon ECS',
    says: 'Tasks using the Fargate launch type must have a container stop timeout of less than 120 seconds.',
  }),
  rule('startTimeout', { source: 'Amazon ECS API reference', reference }),
];
