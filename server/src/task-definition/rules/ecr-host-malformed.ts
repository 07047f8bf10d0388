import { type EcrHost, expectedEcrSuffix, parseEcrHost, publicEcrHost } from '../../engine/ecr';
import { imageOf } from '../container-image';
import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const image = (text: string) => anywhere().replace('web:1.4', text);

export const rule: TaskDefinitionRule = {
  id: 'ecr-host-malformed',
  severity: 'warning',
  preset: 'recommended',
  summary: 'The address of an ECR repository is not complete, or contradicts itself.',
  why: 'A private repository in Amazon ECR is `<account>.dkr.ecr.<region>.amazonaws.com/<repository>`: the account has twelve digits, leading zeros included, and the ending belongs to the region (`amazonaws.com.cn` in China, `amazonaws.eu` in the European Sovereign Cloud). ECS registers anything else too, and the image cannot be pulled. Regions that are not known here are taken as they are. A public repository is `public.ecr.aws/<alias>/<repository>`.',
  evidence: [
    {
      source: 'Amazon ECR user guide',
      reference: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html',
    },
  ],
  examples: {
    bad: [
      { code: image('«11112222».dkr.ecr.eu-west-1.amazonaws.com/web:1.4'), message: 'twelve digits' },
      { code: image('«dkr.ecr.eu-west-1.amazonaws.com»/web:1.4'), message: 'account' },
      { code: image('«111122223333.dkr.ecr.eu-west-1.amazonaws.com»:1.4'), message: 'repository' },
      { code: image('public.ecr.aws/«nginx»:1.27'), message: 'alias' },
      {
        code: image('111122223333.dkr.ecr.cn-north-1.«amazonaws.com»/web:1.4'),
        fixed: image('111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/web:1.4'),
      },
    ],
    good: [
      { code: image('111122223333.dkr.ecr-fips.us-gov-west-1.amazonaws.com/web:1.4') },
      { code: image('111122223333.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn/web:1.4') },
      { code: image('public.ecr.aws/nginx/nginx:1.27') },
      { code: image('111122223333.dkr.ecr.eusc-de-east-1.amazonaws.eu/web:1.4') },
      { code: image('111122223333.dkr.ecr.eu-west-1.localhost.localstack.cloud:4566/web:1.4') },
    ],
  },
  check: forEachContainer((container, report, { editor }) => {
    const image = imageOf(container);
    if (image === undefined) return;
    const { node, reference, spanOf } = image;
    const address = reference.registry ?? reference.repository;
    if (address.text === publicEcrHost && !reference.repository.text.includes('/')) {
      const message = `In ECR Public an image is ${publicEcrHost}/<alias>/<repository>; the alias of its owner is missing.`;
      return report({ span: spanOf(reference.repository.span), message });
    }
    const host = parseEcrHost(address.text);
    if (host === undefined) return;
    if (reference.registry === undefined || reference.repository.text === '') {
      const message = 'The name of a repository is missing after this ECR registry: add / and the repository.';
      return report({ span: spanOf(address.span), message });
    }
    if (host.account === '') {
      const message = 'The account is missing before this ECR registry: write <account>.dkr.ecr.<region>….';
      return report({ span: spanOf(address.span), message });
    }
    if (!/^\d{12}$/.test(host.account)) {
      const message = `An AWS account has twelve digits, leading zeros included; "${host.account}" is none, so the image cannot be pulled.`;
      return report({ span: spanOf({ start: 0, end: host.account.length }), message });
    }
    const expected = expectedEcrSuffix(host);
    if (expected === undefined) return;
    const suffix = suffixSpan(address.text, host);
    report({
      span: spanOf(suffix),
      message: `ECR registries in ${host.region} end in ${expected}, so the image cannot be pulled from here.`,
      fixes: suggested(
        `Write ${expected}`,
        editor.replace(node, node.value.slice(0, suffix.start) + expected + node.value.slice(suffix.end)),
      ),
    });
  }),
};

function suffixSpan(address: string, { suffix }: EcrHost): { start: number; end: number } {
  const start = address.lastIndexOf(suffix);
  return { start, end: start + suffix.length };
}
