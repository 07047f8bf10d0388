import { appMesh } from '../app-mesh';
import { fargate } from '../examples';
import type { TaskDefinitionRule } from '../rule';

export const rule: TaskDefinitionRule = {
  id: 'app-mesh-ended',
  severity: 'warning',
  preset: 'recommended',
  summary: 'The task uses App Mesh, which AWS has ended.',
  why: 'AWS ended support for App Mesh on 30 September 2026; meshes cannot be reached any more, and proxies get no configuration. Service Connect does the same within ECS without a sidecar in the task definition: name the ports, remove the Envoy container and the proxy configuration, and configure the service.',
  evidence: [
    {
      source: 'AWS',
      reference: 'https://aws.amazon.com/blogs/containers/migrating-from-aws-app-mesh-to-amazon-ecs-service-connect/',
    },
  ],
  examples: {
    bad: [{ code: appMesh({ key: '«"proxyConfiguration"»' }), message: 'Service Connect' }],
    good: [{ code: fargate() }],
  },
  check({ task }, report) {
    const span = task.keySpan('proxyConfiguration');
    const type = task.section('proxyConfiguration').string('type').value ?? 'APPMESH';
    if (span === undefined || type !== 'APPMESH') return;
    report({
      span,
      tags: ['deprecated'],
      message:
        'AWS ended App Mesh on 30 September 2026, so this proxy gets no configuration; use Service Connect instead.',
    });
  },
};
