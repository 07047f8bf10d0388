import { fargate } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';

const user = '{ "name": "app", "image": "app:7", "logConfiguration": { "logDriver": "awsfirelens" } }';
const router = (type: string, value: string) =>
  fargate(
    `"firelensConfiguration": {\n  "type": "fluentbit",\n  "options": { "config-file-type": ${type}, "config-file-value": "${value}" }\n}`,
  ).replace('    }\n  ]\n}', `    },\n    ${user}\n  ]\n}`);

export const rule: TaskDefinitionRule = {
  id: 'fargate-firelens-config-file',
  severity: 'error',
  preset: 'recommended',
  summary: 'A FireLens log router on Fargate takes its configuration file from S3.',
  why: 'On Fargate the router only reads a configuration file from its own image (`"config-file-type": "file"`). An image that loads a file from S3 when it starts, such as the init image of AWS for Fluent Bit, does the rest.',
  evidence: [
    { source: 'Amazon ECS', says: "Fargate launch type does not support FirelensConfiguration config file from 's3'" },
  ],
  examples: {
    bad: [{ code: router('«"s3"»', 'arn:aws:s3:::configs/fluent-bit.conf') }],
    good: [{ code: router('"file"', '/extra.conf') }],
  },
  check: forEachContainer((container, report, { compatibility }) => {
    const type = container.section('firelensConfiguration').section('options').string('config-file-type');
    if (!compatibility.isFargate || type.state !== 'known' || type.value !== 's3') return;
    const message =
      'On Fargate a FireLens configuration file cannot come from S3; put it into the image and write "file".';
    report({ span: type.node.span, message });
  }),
};
