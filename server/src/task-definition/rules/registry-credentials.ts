import { parseArn } from '../../engine/arn';
import { anywhere } from '../examples';
import { isPrivateEcr } from '../images';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const role = '"executionRoleArn": "arn:aws:iam::111122223333:role/ecsTaskExecutionRole"';
const arn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:dockerhub-AbCdEf';
const credentials = (parameter: string) =>
  anywhere(`"repositoryCredentials": { "credentialsParameter": ${parameter} }`, role);
const withEcrImage = (container: string) =>
  anywhere(container, role).replace('"web:1.4"', '"111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1.4"');
const guide = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html';

/** The names that secrets can have. Source: AWS Secrets Manager API reference, CreateSecret. */
const secretName = /^[A-Za-z0-9/_+=.@-]+$/;
/** The names that Amazon ECS takes without an ARN. */
const bareName = /^[A-Za-z0-9_-]{1,255}$/;

export const rules: readonly TaskDefinitionRule[] = [
  {
    id: 'registry-credentials-parameter',
    severity: 'error',
    preset: 'recommended',
    summary: 'The credentials for a registry are not named by the ARN or name of a secret.',
    why: 'ECS takes the user name and password for a private registry from a secret in Secrets Manager, named by its ARN. In the same Region its name alone will do if it has letters, digits, hyphens and underscores only.',
    evidence: [
      {
        source: 'Amazon ECS',
        says: "The repository credentials parameter specified for container 'x' is invalid. Parameter names can include up to 255 (uppercase and lowercase), numbers, hyphens, and underscores are allowed.",
      },
    ],
    examples: {
      bad: [
        { code: credentials('«"user:password"»'), message: 'ARN' },
        { code: credentials('«"arn:aws:ssm:eu-west-1:111122223333:parameter/dockerhub"»'), severity: 'warning' },
        { code: credentials('«"prod/dockerhub"»'), severity: 'warning' },
      ],
      good: [{ code: credentials(`"${arn}"`) }, { code: credentials('"dockerhub"') }],
    },
    check: forEachContainer((container, report) => {
      const parameter = container.section('repositoryCredentials').string('credentialsParameter');
      if (parameter.state !== 'known' || parameter.value === '' || bareName.test(parameter.value)) return;
      const isArn = parameter.value.startsWith('arn:');
      if (isArn && parseArn(parameter.value)?.service === 'secretsmanager') return;
      report({
        span: parameter.node.span,
        severity: isArn || secretName.test(parameter.value) ? 'warning' : 'error',
        message:
          'This takes the ARN of a secret in Secrets Manager, "arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME".',
      });
    }),
  },
  {
    id: 'registry-credentials-for-ecr',
    severity: 'warning',
    preset: 'recommended',
    summary: 'A container has registry credentials for an image in Amazon ECR.',
    why: '`repositoryCredentials` is for registries outside of AWS. Amazon ECR gives access to the execution role, whose passwords last twelve hours; fixed credentials cannot stand in for them.',
    evidence: [{ source: 'Amazon ECS developer guide', reference: guide }],
    examples: {
      bad: [
        {
          code: withEcrImage(`«"repositoryCredentials"»: { "credentialsParameter": "${arn}" },\n"cpu": 256`),
          fixed: withEcrImage('"cpu": 256'),
        },
      ],
      good: [{ code: credentials(`"${arn}"`) }],
    },
    check: forEachContainer((container, report, { editor }) => {
      const span = container.keySpan('repositoryCredentials');
      const image = container.text('image').value;
      if (span === undefined || image === undefined || !isPrivateEcr(image)) return;
      if (container.section('repositoryCredentials').has('credentialsParameter') !== 'yes') return;
      report({
        span,
        message: 'Images in Amazon ECR are pulled with the execution role, not with credentials; remove them.',
        fixes: suggested('Remove repositoryCredentials', editor.remove(container, 'repositoryCredentials')),
      });
    }),
  },
];
