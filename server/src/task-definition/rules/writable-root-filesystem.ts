import { fragment } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const file = 'container-definitions.json';

export const rule: TaskDefinitionRule = {
  id: 'writable-root-filesystem',
  severity: 'information',
  preset: 'all',
  summary: 'A container may write to its root file system.',
  why: 'With `"readonlyRootFilesystem": true` an attacker can leave no program behind, and a program cannot fill the disk; what has to be written goes to volumes or `tmpfs`. ECS Exec needs a writable one.',
  aliases: ['CKV_AWS_336', 'ECS.5'],
  evidence: [
    {
      source: 'AWS Security Hub',
      reference: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html',
    },
  ],
  examples: {
    bad: [
      { code: fragment('"readonlyRootFilesystem": «false»'), fixed: fragment('"readonlyRootFilesystem": true'), file },
      {
        code: fragment('').replace('"web"', '«"web"»'),
        fixed: fragment('"readonlyRootFilesystem": true'),
        file,
      },
    ],
    good: [{ code: fragment('"readonlyRootFilesystem": true'), file }],
  },
  check: forEachContainer((container, report, { compatibility, editor }) => {
    const readOnly = container.boolean('readonlyRootFilesystem');
    // Windows has no such setting.
    if (readOnly.state === 'unknown' || readOnly.value === true || compatibility.isWindows === 'yes') return;
    report({
      span: readOnly.node?.span ?? container.anchor,
      message: 'This container may write to its root file system; set "readonlyRootFilesystem" to true if it need not.',
      fixes: suggested('Set readonlyRootFilesystem to true', editor.set(container, 'readonlyRootFilesystem', true)),
    });
  }),
};
