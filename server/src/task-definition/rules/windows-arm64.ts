import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const platform = (architecture: string) =>
  anywhere(
    '',
    `"runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE", "cpuArchitecture": ${architecture} }`,
  );

export const rule: TaskDefinitionRule = {
  id: 'windows-arm64',
  severity: 'error',
  preset: 'recommended',
  summary: 'Windows containers are to run on ARM64.',
  why: 'ECS runs Windows on X86_64 only, whatever the launch type.',
  evidence: [
    {
      source: 'Amazon ECS',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html',
    },
  ],
  examples: {
    bad: [{ code: platform('«"ARM64"»'), fixed: platform('"X86_64"') }],
    good: [{ code: platform('"X86_64"') }],
  },
  check({ compatibility, task, editor }, report) {
    const architecture = task.section('runtimePlatform').string('cpuArchitecture');
    if (compatibility.isWindows !== 'yes' || architecture.state !== 'known' || architecture.value !== 'ARM64') return;
    report({
      span: architecture.node.span,
      message: 'ECS runs Windows containers on X86_64 only.',
      fixes: suggested('Set cpuArchitecture to X86_64', editor.replace(architecture.node, 'X86_64')),
    });
  },
};
