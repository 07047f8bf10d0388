import { asQuestion } from '../../engine/suggestion';
import { anywhere, fragment } from '../examples';
import { containerNamed } from '../model';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const dependency = (name: string) => `"dependsOn": [{ "containerName": ${name}, "condition": "START" }]`;
const proxy = '"name": "proxy",\n"image": "proxy:2",\n"memory": 64';
const depends = (name: string) => anywhere(dependency(name), '', proxy);

export const rule: TaskDefinitionRule = {
  id: 'dependency-unknown',
  severity: 'error',
  preset: 'recommended',
  summary: 'A container depends on one that does not exist, or on itself.',
  why: '`containerName` of a dependency is the name of another container in the same task definition. In a bare list of container definitions an unknown name is a warning only, since the list may be joined with others.',
  evidence: [{ source: 'Amazon ECS', says: "Cannot depend on container + 'x' because it does not exist" }],
  examples: {
    bad: [
      { code: depends('«"prox"»'), fixed: depends('"proxy"'), message: 'Did you mean' },
      { code: depends('«"web"»'), message: 'itself' },
      { code: fragment(dependency('«"proxy"»')), file: 'container-definitions.json', severity: 'warning' },
    ],
    good: [{ code: depends('"proxy"') }],
  },
  check: forEachContainer((container, report, definition) => {
    for (const dependency of container.list('dependsOn').sections) {
      const name = dependency.string('containerName');
      if (name.state !== 'known' || name.value === '') continue;
      if (name.value === container.name) {
        report({ span: name.node.span, message: 'A container cannot wait for itself; name another one.' });
      } else if (containerNamed(definition, name.value) === undefined) {
        const near = definition.containerNames.nearest(name.value, container.name);
        report({
          span: name.node.span,
          severity: definition.form === 'container-definitions' ? 'warning' : 'error',
          message: `There is no container "${name.value}" to wait for.${asQuestion(near, '"')}`,
          fixes: near === undefined ? [] : suggested(`Wait for ${near}`, definition.editor.replace(name.node, near)),
        });
      }
    }
  }),
};
