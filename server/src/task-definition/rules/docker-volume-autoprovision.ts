import { ec2 } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const volume = (members: string) =>
  ec2('', `"volumes": [{ "name": "data", "dockerVolumeConfiguration": { ${members} } }]`);

export const rule: TaskDefinitionRule = {
  id: 'docker-volume-autoprovision',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A Docker volume of one task has `autoprovision`.',
  why: 'A volume of scope `task` is made with each task and deleted with it. `autoprovision` is for volumes of scope `shared`, which stay on the instance; with scope `task` it has to be left out.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DockerVolumeConfiguration.html',
    },
  ],
  examples: {
    bad: [
      {
        code: volume('"scope": "task", "autoprovision": «true»'),
        fixed: volume('"scope": "task"'),
      },
    ],
    good: [{ code: volume('"scope": "shared", "autoprovision": true') }],
  },
  check({ volumes, editor }, report) {
    for (const configuration of volumes.map((it) => it.section('dockerVolumeConfiguration'))) {
      const autoprovision = configuration.boolean('autoprovision');
      const scope = configuration.string('scope');
      if (autoprovision.value !== true || scope.state === 'unknown' || scope.value === 'shared') continue;
      report({
        span: autoprovision.node.span,
        message: '"autoprovision" is for volumes of scope "shared"; one of scope "task" is made with each task anyway.',
        fixes: [
          ...suggested('Remove autoprovision', editor.remove(configuration, 'autoprovision')),
          ...suggested(
            'Set scope to shared',
            editor.set(configuration, 'scope', 'shared', { before: 'autoprovision' }),
          ),
        ],
      });
    }
  },
};
