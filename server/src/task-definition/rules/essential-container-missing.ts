import { anywhere, fragment } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';
import { memberOf } from '../syntax/node';
import { opening } from '../values';

export const rule: TaskDefinitionRule = {
  id: 'essential-container-missing',
  severity: 'error',
  preset: 'recommended',
  summary: 'No container of the task is essential.',
  why: 'A task lives as long as its essential containers. At least one has to be essential, which a container is unless it says `"essential": false`. In a bare list of container definitions this is a warning only, since the list may be joined with others.',
  aliases: ['E3042'],
  evidence: [{ source: 'Amazon ECS', says: "Task definition doesn't have any essential container" }],
  examples: {
    bad: [
      { code: anywhere('"essential": «false»'), fixed: anywhere('"essential": true') },
      {
        code: fragment('"essential": «false»'),
        file: 'container-definitions.json',
        fixed: fragment('"essential": true'),
        severity: 'warning',
      },
    ],
    good: [{ code: anywhere() }, { code: anywhere('"essential": true') }],
  },
  check({ containers, containerList, form, editor }, report) {
    const [first] = containers;
    if (first === undefined || !containerList.isComplete) return;
    if (containers.some((container) => container.isEssential !== 'no')) return;
    const list = containerList.node;
    const only = containers.length === 1 ? first.member('essential')?.value.span : undefined;
    const listAnchor = list && (memberOf(list)?.keySpan ?? opening(list.span));
    report({
      span: only ?? listAnchor ?? first.anchor,
      severity: form === 'container-definitions' ? 'warning' : 'error',
      message:
        'A task lives as long as its essential containers, and this one has none; set "essential" to true for one at least.',
      fixes: containers
        .slice(0, 10)
        .flatMap((container) =>
          suggested(`Make ${container.title} essential`, editor.set(container, 'essential', true)),
        ),
    });
  },
};
