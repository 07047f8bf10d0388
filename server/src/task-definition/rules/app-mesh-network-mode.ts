import { appMesh } from '../app-mesh';
import type { TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

/** Any other text is no network mode, which the rules of shape report. */
const otherModes: readonly string[] = ['bridge', 'host', 'none'];

export const rule: TaskDefinitionRule = {
  id: 'app-mesh-network-mode',
  severity: 'error',
  preset: 'recommended',
  summary: 'A task with an App Mesh proxy has a network mode other than `awsvpc`.',
  why: 'The proxy takes over the traffic of the network interface of the task. Only network mode `awsvpc` gives a task one.',
  evidence: [{ source: 'Amazon ECS', says: 'APPMESH proxy configuration is only supported in networkMode=awsvpc' }],
  examples: {
    bad: [
      { code: appMesh({ networkMode: '«"bridge"»' }), fixed: appMesh({ networkMode: '"awsvpc"' }) },
      {
        code: appMesh({ networkMode: '', key: '«"proxyConfiguration"»' }),
        fixed: appMesh({ networkMode: '"awsvpc"' }),
      },
    ],
    good: [{ code: appMesh() }],
  },
  check({ task, compatibility: { networkMode }, editor }, report) {
    const key = task.keySpan('proxyConfiguration');
    if (task.section('proxyConfiguration').state !== 'known') return;
    if (key === undefined || networkMode === undefined || !otherModes.includes(networkMode)) return;
    report({
      span: task.member('networkMode')?.value.span ?? key,
      message: `A proxy configuration needs network mode awsvpc; the task has ${networkMode}.`,
      fixes: suggested(
        'Set networkMode to awsvpc',
        editor.set(task, 'networkMode', 'awsvpc', { after: ['requiresCompatibilities', 'family'] }),
      ),
    });
  },
};
