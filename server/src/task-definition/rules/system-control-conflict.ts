import { fargate } from '../examples';
import type { TaskDefinitionModel } from '../model';
import type { TaskDefinitionRule } from '../rule';
import { systemControlsOf } from '../system-controls';
import { type KernelNamespace, kernelNamespaceOf } from '../tables/system-controls';
import type { Known } from '../values';

const control = (value: string) => `"systemControls": [{ "namespace": "net.core.somaxconn", "value": ${value} }]`;
const two = (first: string, second: string) =>
  fargate(control(first), '', `"name": "proxy",\n"image": "proxy:2",\n${control(second)}`);

export const rule: TaskDefinitionRule = {
  id: 'system-control-conflict',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Two containers of a task set a kernel parameter that they share to different values.',
  why: 'In network mode `awsvpc` all containers of a task have one network, and with IPC mode `task` one set of IPC parameters. The container that starts last decides, for all of them.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_SystemControl.html',
    },
  ],
  examples: {
    bad: [{ code: two('"1024"', '«"4096"»') }],
    good: [{ code: two('"1024"', '"1024"') }],
  },
  check(definition, report) {
    const first = new Map<string, Known<string>>();
    for (const { section, namespace } of definition.containers.flatMap(systemControlsOf)) {
      const value = section.string('value');
      if (value.state !== 'known' || !isShared(definition, kernelNamespaceOf(namespace.value))) continue;
      const other = first.get(namespace.value);
      if (other === undefined) first.set(namespace.value, value);
      else if (other.value !== value.value)
        report({
          span: value.node.span,
          message: `Another container sets ${namespace.value} to ${other.value}, and they share it: whichever starts last decides. Write the same value in both.`,
          related: [{ span: other.node.span, message: 'The other value.' }],
        });
    }
  },
};

/** Whether the containers of the task have one such namespace among them. */
function isShared({ compatibility, task }: TaskDefinitionModel, namespace: KernelNamespace | undefined): boolean {
  if (namespace === 'network') return compatibility.networkMode === 'awsvpc';
  return namespace === 'IPC' && task.string('ipcMode').value === 'task';
}
