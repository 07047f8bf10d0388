import { fragment } from '../examples';
import type { TaskDefinitionRule } from '../rule';

export const rule: TaskDefinitionRule = {
  id: 'json-syntax',
  severity: 'error',
  preset: 'recommended',
  summary: 'The file is not JSON.',
  why: 'The AWS CLI, the deployment actions, CodeDeploy and Terraform read strict JSON, without comments and trailing commas, and stop at the first fault. Placeholders that a template fills in later are no fault, inside strings or outside.',
  evidence: [
    { source: 'RFC 8259', reference: 'https://www.rfc-editor.org/rfc/rfc8259' },
    { source: 'amazon-ecs-render-task-definition', reference: 'index.js, which reads the file with require()' },
    { source: 'AWS CLI', reference: 'register-task-definition --cli-input-json' },
  ],
  examples: {
    bad: [
      {
        code: '{\n  "family": "web"\n  «"cpu"»: "256",\n  "containerDefinitions": []\n}\n',
        fixed: '{\n  "family": "web",\n  "cpu": "256",\n  "containerDefinitions": []\n}\n',
        message: 'comma',
      },
      { code: fragment('"memory": 512«,»'), fixed: fragment('"memory": 512') },
      { code: fragment('"memory": 512 «// enough»'), fixed: fragment('"memory": 512 ') },
    ],
    good: [{ code: fragment('"memory": {{ memory }},\n{% if debug %}"user": "root",{% endif %}\n"cpu": $CPU') }],
  },
  check({ syntax }, report) {
    for (const { span, message, fix } of syntax.problems)
      report({ span, message, fixes: fix === undefined ? [] : [fix] });
  },
};
