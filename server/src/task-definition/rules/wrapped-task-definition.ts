import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { safe, suggested } from '../syntax/editor';

const inner = '{ "family": "web", "containerDefinitions": [{ "name": "web", "image": "web:1.4", "memory": 512 }] }';

export const rule: TaskDefinitionRule = {
  id: 'wrapped-task-definition',
  severity: 'warning',
  preset: 'recommended',
  summary: 'The task definition is wrapped in `taskDefinition`, as DescribeTaskDefinition prints it.',
  why: 'RegisterTaskDefinition, the deployment actions and CodeDeploy take the definition itself, without the object around it.',
  evidence: [
    {
      source: 'AWS CLI',
      reference: 'register-task-definition --cli-input-json',
      says: 'Unknown parameter in input: "taskDefinition"',
    },
  ],
  examples: {
    bad: [
      { code: `{\n  «"taskDefinition"»: ${inner},\n  "tags": []\n}\n`, fixed: `${inner}\n` },
      {
        code: `{\n  «"taskDefinition"»: {\n    "family": "web",\n    "containerDefinitions": []\n  }\n}\n`,
        fixed: '{\n  "family": "web",\n  "containerDefinitions": []\n}\n',
      },
    ],
    good: [{ code: anywhere() }],
  },
  check({ wrapper, editor }, report) {
    if (wrapper === undefined) return;
    const lost = wrapper.object.members.some(
      ({ key, value }) =>
        key !== wrapper.key && !(value.kind === 'null' || (value.kind === 'array' && value.elements.length === 0)),
    );
    const edits = editor.unwrap(wrapper);
    report({
      span: wrapper.keySpan,
      message: 'A file to register holds the task definition itself; remove the "taskDefinition" around it.',
      fixes: lost
        ? suggested('Unwrap the task definition, and drop what stands beside it', edits)
        : safe('Unwrap the task definition', edits),
    });
  },
};
