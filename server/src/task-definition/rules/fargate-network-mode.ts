import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const sized = (start: string) => anywhere('', `"requiresCompatibilities": ${start},\n"cpu": "256",\n"memory": "512"`);

export const rule: TaskDefinitionRule = {
  id: 'fargate-network-mode',
  severity: 'error',
  preset: 'recommended',
  summary: 'A task definition for Fargate has a network mode other than `awsvpc`, or none.',
  why: 'Every task on Fargate gets a network interface of its own, which is network mode `awsvpc`. Where `networkMode` is not written, ECS takes `bridge`, and rejects it.',
  aliases: ['E3048'],
  evidence: [{ source: 'Amazon ECS', says: "Fargate only supports network mode 'awsvpc'." }],
  examples: {
    bad: [
      {
        code: sized('["FARGATE"],\n"networkMode": «"bridge"»'),
        fixed: sized('["FARGATE"],\n"networkMode": "awsvpc"'),
      },
      { code: sized('[«"FARGATE"»]'), fixed: sized('["FARGATE"],\n"networkMode": "awsvpc"'), message: 'Add' },
    ],
    good: [{ code: sized('["FARGATE"],\n"networkMode": "awsvpc"') }, { code: anywhere('', '"networkMode": "bridge"') }],
  },
  check({ compatibility, task, editor }, report) {
    const fargate = compatibility.nodeOf('FARGATE');
    const mode = task.string('networkMode');
    if (fargate === undefined || mode.state === 'unknown' || mode.value === 'awsvpc') return;
    const place = { after: ['requiresCompatibilities', 'family'] };
    report({
      span: mode.state === 'known' ? mode.node.span : fargate.span,
      message:
        mode.state === 'known'
          ? `Fargate only runs tasks in network mode awsvpc, not ${mode.value}.`
          : 'Fargate only runs tasks in network mode awsvpc, and bridge is the default. Add "networkMode": "awsvpc".',
      fixes: suggested('Set networkMode to awsvpc', editor.set(task, 'networkMode', 'awsvpc', place)),
    });
  },
};
