import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';

const onWindows = (port: string) =>
  anywhere(
    `"portMappings": [{ "containerPort": ${port} }]`,
    '"requiresCompatibilities": ["FARGATE"],\n"networkMode": "awsvpc",\n"cpu": "1024",\n"memory": "2048",\n"runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }',
  );

export const rule: TaskDefinitionRule = {
  id: 'fargate-windows-reserved-port',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A Windows container on Fargate uses port 3150, which is reserved.',
  why: 'Fargate itself listens on port 3150 of Windows tasks, so a container cannot have it.',
  evidence: [
    {
      source: 'Amazon ECS developer guide',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/windows-considerations.html',
    },
  ],
  examples: { bad: [{ code: onWindows('«3150»') }], good: [{ code: onWindows('3151') }] },
  check: forEachContainer((container, report, { compatibility }) => {
    if (!compatibility.isFargate || compatibility.isWindows !== 'yes') return;
    for (const mapping of container.list('portMappings').sections) {
      const port = mapping.integer('containerPort');
      if (port.state !== 'known' || port.value !== 3150) continue;
      report({
        span: port.node.span,
        message: 'Fargate reserves port 3150 on Windows; let the container use another one.',
      });
    }
  }),
};
