import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';

const windows = (launchType: string, more: string) =>
  anywhere(
    '',
    `"requiresCompatibilities": ["${launchType}"],\n"networkMode": "awsvpc",\n"runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }${more}`,
  );

export const rule: TaskDefinitionRule = {
  id: 'windows-task-size-ignored',
  severity: 'information',
  preset: 'recommended',
  summary: 'The size of a Windows task is ignored on EC2.',
  why: 'Windows cannot limit a group of containers. On EC2 instances set `cpu` and `memory` for each container; on Fargate the size of the task still decides what is billed.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html',
    },
  ],
  examples: {
    bad: [{ code: windows('EC2', ',\n«"cpu"»: "1024",\n«"memory"»: "2048"') }],
    good: [{ code: windows('EC2', '') }, { code: windows('FARGATE', ',\n"cpu": "1024",\n"memory": "2048"') }],
  },
  check({ compatibility, task }, report) {
    if (compatibility.isWindows !== 'yes' || compatibility.requires('FARGATE') !== 'no') return;
    for (const property of ['cpu', 'memory']) {
      const span = task.keySpan(property);
      if (span === undefined) continue;
      const message = `On EC2 the "${property}" of a Windows task is ignored; set it for each container.`;
      report({ span, message, tags: ['unnecessary'] });
    }
  },
};
