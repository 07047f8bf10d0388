import { ec2 } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';
import { systemControlsOf } from '../system-controls';
import { kernelNamespaceOf } from '../tables/system-controls';

const control = (namespace: string, task: string) =>
  ec2(`"systemControls": [{ "namespace": ${namespace}, "value": "1024" }]`, task);

export const rule: TaskDefinitionRule = {
  id: 'system-control-of-host',
  severity: 'error',
  preset: 'recommended',
  summary: 'A container that shares a namespace with the host sets a kernel parameter of that namespace.',
  why: 'In network mode `host` the `net.…` parameters are those of the instance itself, and with IPC mode `host` the IPC parameters are. A container may not change them. Set them on the instance, or let the task have a namespace of its own.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_SystemControl.html',
    },
    { source: 'runc', says: 'sysctl "net.core.somaxconn" not allowed in host network namespace' },
  ],
  examples: {
    bad: [
      {
        code: control('«"net.core.somaxconn"»', '"networkMode": "host"'),
        fixed: ec2('"systemControls": []', '"networkMode": "host"'),
      },
      {
        code: control('«"kernel.shmmax"»', '"ipcMode": "host"'),
        fixed: ec2('"systemControls": []', '"ipcMode": "host"'),
      },
    ],
    good: [
      { code: control('"net.core.somaxconn"', '"networkMode": "bridge"') },
      { code: control('"kernel.shmmax"', '"networkMode": "host"') },
    ],
  },
  check: forEachContainer((container, report, { compatibility, editor, task }) => {
    const shared = {
      network: compatibility.networkMode === 'host' && 'networkMode',
      IPC: task.string('ipcMode').value === 'host' && 'ipcMode',
    };
    for (const { namespace, section } of systemControlsOf(container)) {
      const kernelNamespace = kernelNamespaceOf(namespace.value);
      const mode = kernelNamespace && shared[kernelNamespace];
      if (!mode || section.node === undefined) continue;
      report({
        span: namespace.node.span,
        message: `With "${mode}": "host" ${namespace.value} is a setting of the instance, which a container may not change; set it on the instance.`,
        related: [{ span: task.keySpan(mode) ?? task.anchor, message: 'The host is shared here.' }],
        fixes: suggested(`Remove ${namespace.value}`, editor.removeElements([section.node])),
      });
    }
  }),
};
