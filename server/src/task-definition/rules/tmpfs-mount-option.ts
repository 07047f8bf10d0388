import { asQuestion, suggestion } from '../../engine/suggestion';
import { fragment } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';
import { tmpfsFlags, tmpfsSettings } from '../tables/tmpfs-options';
import { knownOf } from '../values';

const file = 'container-definitions.json';
const tmpfs = (options: string) =>
  fragment(`"linuxParameters": { "tmpfs": [{ "containerPath": "/tmp", "size": 64, "mountOptions": [${options}] }] }`);

export const rule: TaskDefinitionRule = {
  id: 'tmpfs-mount-option',
  severity: 'error',
  preset: 'recommended',
  summary: 'A `tmpfs` has a mount option that does not exist.',
  why: 'ECS documents the options that it takes, such as `noexec` and `nosuid`. `mode`, `uid`, `gid`, `nr_inodes`, `nr_blocks` and `mpol` take a value after an equals sign. The container engine starts no container with any other.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tmpfs.html',
    },
    { source: 'Docker Engine', reference: 'MergeTmpfsOptions', says: 'Invalid tmpfs option ["noexce"]' },
  ],
  examples: {
    bad: [
      { code: tmpfs('"nosuid", «"noexce"»'), fixed: tmpfs('"nosuid", "noexec"'), file },
      { code: tmpfs('«"mode"»'), file, severity: 'warning', message: 'mode=' },
    ],
    good: [{ code: tmpfs('"noexec", "nosuid", "mode=1777"'), file }],
  },
  check: forEachContainer((container, report, { editor }) => {
    for (const tmpfs of container.section('linuxParameters').list('tmpfs').sections) {
      for (const { node, value } of knownOf(tmpfs.list('mountOptions').strings)) {
        // The engine gets all options as one text with commas between, so that several may stand in one.
        const wrong = value.split(',').find((option) => !isRight(option.trim()));
        if (wrong === undefined) continue;
        const name = wrong.trim();
        if (Object.hasOwn(tmpfsSettings, name)) {
          const message = `The mount option "${name}" needs a value: write "${name}=…".`;
          report({ span: node.span, message, severity: 'warning' });
          continue;
        }
        const near = suggestion(name, Object.keys(tmpfsFlags));
        report({
          span: node.span,
          message: `A tmpfs has no mount option "${name}".${asQuestion(near, '"')}`,
          fixes: near && name === value ? suggested(`Write ${near}`, editor.replace(node, near)) : [],
        });
      }
    }
  }),
};

function isRight(option: string): boolean {
  return Object.hasOwn(tmpfsFlags, option) || Object.hasOwn(tmpfsSettings, /^(\w+)=./.exec(option)?.[1] ?? '');
}
