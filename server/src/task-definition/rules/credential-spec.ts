import { ec2 } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const specs = (entries: string) => ec2(`"credentialSpecs": [${entries}]`);
const parameter = 'arn:aws:ssm:eu-west-1:111122223333:parameter/gmsa';

export const rule: TaskDefinitionRule = {
  id: 'credential-spec',
  severity: 'error',
  preset: 'recommended',
  summary: 'A credential spec has no known form, or there is more than one.',
  why: 'A container joins Active Directory with one credential spec: `credentialspec:` and an ARN in Parameter Store or S3 if the instance has joined the domain, `credentialspecdomainless:` and an ARN if it has not.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
    },
  ],
  examples: {
    bad: [
      {
        code: specs(`«"${parameter}"»`),
        fixed: specs(`"credentialspecdomainless:${parameter}"`),
        message: 'credentialspec:',
      },
      { code: specs(`"credentialspec:${parameter}", «"credentialspec:${parameter}-2"»`), message: 'one' },
    ],
    good: [{ code: specs(`"credentialspec:${parameter}"`) }, { code: specs('"$SPEC"') }],
  },
  check: forEachContainer((container, report, { editor }) => {
    const list = container.list('credentialSpecs');
    const second = list.items[1];
    if (second !== undefined)
      report({ span: second.span, message: 'A container can have one credential spec only; remove the others.' });
    const spec = list.strings[0];
    if (spec?.state !== 'known' || /^credentialspec(?:domainless)?:./.test(spec.value)) return;
    const { node, value } = spec;
    const withPrefix = (prefix: string) => suggested(`Put ${prefix} before it`, editor.replace(node, prefix + value));
    report({
      span: node.span,
      message: 'A credential spec begins with credentialspec: or credentialspecdomainless:, followed by its ARN.',
      fixes: value.startsWith('arn:')
        ? [...withPrefix('credentialspecdomainless:'), ...withPrefix('credentialspec:')]
        : [],
    });
  }),
};
