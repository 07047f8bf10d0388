import { asQuestion, suggestion } from '../../engine/suggestion';
import { fragment } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';
import { systemControlsOf } from '../system-controls';
import { kernelNamespaceOf, systemControls } from '../tables/system-controls';

const file = 'container-definitions.json';
const control = (namespace: string) => fragment(`"systemControls": [{ "namespace": ${namespace}, "value": "1024" }]`);

export const rule: TaskDefinitionRule = {
  id: 'system-control-namespace',
  severity: 'error',
  preset: 'recommended',
  summary: 'A kernel parameter cannot be set for a container.',
  why: 'A container can set those parameters of the kernel that exist once per namespace: System V IPC (`kernel.msg…`, `kernel.sem`, `kernel.shm…`), message queues (`fs.mqueue.…`) and the network (`net.…`). All others, such as `vm.max_map_count`, hold for the whole machine and have to be set there.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_SystemControl.html',
    },
  ],
  examples: {
    bad: [
      { code: control('«"vm.max_map_count"»'), file, message: 'on the instance' },
      { code: control('«"core.somaxconn"»'), fixed: control('"net.core.somaxconn"'), file },
    ],
    good: [
      { code: control('"net.core.somaxconn"'), file },
      { code: control('"fs.mqueue.msg_max"'), file },
    ],
  },
  check: forEachContainer((container, report, { editor }) => {
    for (const { namespace } of systemControlsOf(container)) {
      if (kernelNamespaceOf(namespace.value) !== undefined) continue;
      const near = meantInstead(namespace.value);
      report({
        span: namespace.node.span,
        message: `"${namespace.value}" cannot be set for one container. Only kernel.msg*, kernel.sem, kernel.shm*, fs.mqueue.* and net.* can; set the others on the instance.${asQuestion(near, '"')}`,
        fixes: near === undefined ? [] : suggested(`Write ${near}`, editor.replace(namespace.node, near)),
      });
    }
  }),
};

/** The one that lacks its first part, or differs by a few letters. Those of the machine are not misspelt. */
function meantInstead(control: string): string | undefined {
  if (/^(?:vm|user|dev)\./.test(control)) return undefined;
  const known = Object.keys(systemControls);
  return known.find((name) => name.endsWith(`.${control}`)) ?? suggestion(control, known);
}
