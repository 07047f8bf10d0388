import type { Container } from '../container';
import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

export const rule: TaskDefinitionRule = {
  id: 'container-name-required',
  severity: 'error',
  preset: 'recommended',
  summary: 'A container has no name.',
  why: 'ECS rejects container definitions without `name`, although its API model does not mark it as required.',
  evidence: [{ source: 'Amazon ECS', says: 'Container.name should not be null or empty.' }],
  examples: {
    bad: [
      { code: anywhere().replace('"name": "web"', '"name": «""»'), fixed: anywhere() },
      {
        code: '[«{» "image": "docker.io/library/nginx:1.29", "memory": 64 }]',
        fixed: '[{ "name": "nginx", "image": "docker.io/library/nginx:1.29", "memory": 64 }]',
        file: 'container-definitions.json',
      },
    ],
    good: [{ code: anywhere() }],
  },
  check: forEachContainer((container, report, { editor }) => {
    const name = container.string('name');
    if (name.state === 'unknown' || (name.state === 'known' && name.value !== '')) return;
    const proposal = nameFromImage(container);
    const edits =
      proposal === undefined ? [] : editor.set(container, 'name', proposal, { before: container.members[0]?.key });
    report({
      span: container.anchor,
      message: 'This container has no name; ECS requires one of up to 255 letters, digits, hyphens and underscores.',
      fixes: suggested(`Name it ${proposal}`, edits),
    });
  }),
};

/** The last part of the repository: `nginx` of `docker.io/library/nginx:1.29`. */
function nameFromImage(container: Container): string | undefined {
  const image = container.string('image').value ?? '';
  return /(?:^|\/)([A-Za-z0-9_-]{1,255})(?:[:@][^/]*)?$/.exec(image)?.[1];
}
