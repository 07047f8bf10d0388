import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';

const platform = (family: string) =>
  anywhere(
    '',
    `"requiresCompatibilities": ["FARGATE"],\n"networkMode": "awsvpc",\n"cpu": "1024",\n"memory": "2048",\n"runtimePlatform": { "operatingSystemFamily": ${family} }`,
  );

/** The Windows families that only container instances run. Source: Amazon ECS developer guide, "Windows on Fargate". */
const onInstancesOnly: readonly string[] = [
  'WINDOWS_SERVER_2016_FULL',
  'WINDOWS_SERVER_2004_CORE',
  'WINDOWS_SERVER_20H2_CORE',
];

export const rule: TaskDefinitionRule = {
  id: 'fargate-operating-system',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Fargate does not run this version of Windows.',
  why: 'On Fargate there are Linux and the long-term versions of Windows Server from 2019 on. Older and semi-annual versions run on EC2 instances only.',
  evidence: [
    {
      source: 'Amazon ECS developer guide',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/windows-considerations.html',
    },
  ],
  examples: {
    bad: [{ code: platform('«"WINDOWS_SERVER_2016_FULL"»') }],
    good: [{ code: platform('"WINDOWS_SERVER_2022_FULL"') }, { code: platform('"LINUX"') }],
  },
  check({ compatibility }, report) {
    const family = compatibility.operatingSystem;
    if (!compatibility.isFargate || family.state !== 'known' || !onInstancesOnly.includes(family.value)) return;
    report({
      span: family.node.span,
      message: `Fargate does not run ${family.value}; it runs LINUX and Windows Server 2019 and later.`,
    });
  },
};
