import type { Evidence } from '../../engine/rule';
import { fargate } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

/** Fargate waits two minutes at most, for a container to start and to stop. In seconds. */
const longest = 120;

function rule(property: 'startTimeout' | 'stopTimeout', evidence: Evidence): TaskDefinitionRule {
  const [id, what] =
    property === 'stopTimeout'
      ? ['fargate-stop-timeout', 'to stop']
      : ['fargate-start-timeout', 'for dependencies to start'];
  return {
    id,
    severity: 'error',
    preset: 'recommended',
    summary: `\`${property}\` of a container on Fargate is longer than two minutes.`,
    why: `Fargate waits ${longest} seconds at most ${what}; container instances wait as long as they are told.`,
    evidence: [evidence],
    examples: {
      bad: [{ code: fargate(`"${property}": «300»`), fixed: fargate(`"${property}": 120`) }],
      good: [{ code: fargate(`"${property}": 120`) }],
    },
    check: forEachContainer((container, report, { compatibility, editor }) => {
      const timeout = container.integer(property);
      if (!compatibility.isFargate || timeout.state !== 'known' || timeout.value <= longest) return;
      report({
        span: timeout.node.span,
        message: `On Fargate \`${property}\` is at most ${longest} seconds, not ${timeout.value}.`,
        fixes: suggested(`Set ${property} to ${longest}`, editor.replace(timeout.node, longest)),
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
