import { asQuestion } from '../../engine/suggestion';
import { appMesh } from '../app-mesh';
import { containerNamed } from '../model';
import type { TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

export const rule: TaskDefinitionRule = {
  id: 'app-mesh-container-unknown',
  severity: 'error',
  preset: 'recommended',
  summary: 'The container of an App Mesh proxy does not exist.',
  why: '`containerName` of the proxy configuration is the name of the container that runs Envoy, in the same task definition.',
  evidence: [{ source: 'Amazon ECS', says: 'Proxy container [x] does not exist' }],
  examples: {
    bad: [
      { code: appMesh({ container: '«"envoi"»' }), fixed: appMesh(), message: 'Did you mean' },
      { code: appMesh({ container: '«"sidecar"»' }) },
    ],
    good: [{ code: appMesh() }],
  },
  check(definition, report) {
    const name = definition.task.section('proxyConfiguration').string('containerName');
    if (name.state !== 'known' || containerNamed(definition, name.value) !== undefined) return;
    const near = definition.containerNames.nearest(name.value);
    report({
      span: name.node.span,
      message: `There is no container "${name.value}" to run the proxy.${asQuestion(near, '"')}`,
      fixes: near === undefined ? [] : suggested(`Write ${near}`, definition.editor.replace(name.node, near)),
    });
  },
};
