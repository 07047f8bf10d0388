import type { Fix } from '../../engine/finding';
import type { Container } from '../container';
import { anywhere, ec2 } from '../examples';
import type { TaskDefinitionModel } from '../model';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { type Data, suggested } from '../syntax/editor';

const logs = (options: string) => `"logConfiguration": { "logDriver": "awslogs"${options} }`;

export const rule: TaskDefinitionRule = {
  id: 'awslogs-options-required',
  severity: 'error',
  preset: 'recommended',
  summary: 'The awslogs driver lacks its log group or its region.',
  why: 'The awslogs driver writes to one log group in one Region, and both have to be named in its options.',
  aliases: ['E3046'],
  evidence: [{ source: 'Amazon ECS', says: 'Log driver awslogs requires options: awslogs-region, awslogs-group' }],
  examples: {
    bad: [
      {
        code: anywhere(logs(', «"options"»: { "awslogs-region": "eu-west-1" }')),
        fixed: anywhere(logs(', "options": { "awslogs-region": "eu-west-1", "awslogs-group": "/ecs/web" }')),
        message: 'awslogs-group',
      },
      {
        code: anywhere(logs('').replace('"awslogs"', '«"awslogs"»')),
        fixed: anywhere(logs(', "options": { "awslogs-group": "/ecs/web", "awslogs-region": "<REGION>" }')),
      },
    ],
    good: [{ code: ec2(logs(', "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1" }')) }],
  },
  check: forEachContainer((container, report, definition) => {
    if (container.logDriver !== 'awslogs') return;
    const options = container.logOptions;
    const missing = ['awslogs-group', 'awslogs-region'].filter((option) => options.has(option) === 'no');
    if (missing.length === 0) return;
    const driver = container.section('logConfiguration').member('logDriver')?.value.span;
    report({
      span: options.state === 'known' ? options.anchor : (driver ?? container.anchor),
      message: `The awslogs driver needs ${missing.map((option) => `"${option}"`).join(' and ')} in its options.`,
      fixes: addOptions(definition, container, missing),
    });
  }),
};

function addOptions(
  { editor, task, text }: TaskDefinitionModel,
  container: Container,
  missing: readonly string[],
): Fix[] {
  const region = /\b[a-z]{2}(?:-[a-z]+)+-\d\b/.exec(text)?.[0] ?? '<REGION>';
  const group = `/ecs/${task.string('family').value ?? container.name ?? 'logs'}`;
  const values: Record<string, Data> = {};
  for (const option of missing) values[option] = option === 'awslogs-group' ? group : region;
  const options = container.logOptions;
  const edits =
    options.state === 'known'
      ? editor.setAll(options, values)
      : editor.set(container.section('logConfiguration'), 'options', values, { after: 'logDriver' });
  return suggested(`Add ${missing.join(' and ')}`, edits);
}
