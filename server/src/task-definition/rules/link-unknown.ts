import { asQuestion } from '../../engine/suggestion';
import { anywhere } from '../examples';
import { containerNamed } from '../model';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';
import { spanInString } from '../syntax/node';
import { knownOf } from '../values';

const database = '"name": "database",\n"image": "postgres:17",\n"memory": 512';
const linked = (link: string) => anywhere(`"links": [${link}]`, '', database);

export const rule: TaskDefinitionRule = {
  id: 'link-unknown',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A link leads to a container that does not exist, or to the container itself.',
  why: 'A link is the name of another container in the same task definition, or `container:alias` for another host name.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
    },
  ],
  examples: {
    bad: [
      { code: linked('"«databse»:db"'), fixed: linked('"database:db"'), message: 'Did you mean' },
      { code: linked('"«web»"'), message: 'itself' },
    ],
    good: [{ code: linked('"database:db"') }, { code: linked('"${OTHER}:db"') }],
  },
  check: forEachContainer((container, report, definition) => {
    const { networkMode } = definition.compatibility;
    if (networkMode !== undefined && networkMode !== 'bridge') return;
    for (const { node, value } of knownOf(container.list('links').strings)) {
      if (node.kind !== 'string') continue;
      const name = value.split(':', 1)[0] ?? '';
      const span = spanInString(node, { start: 0, end: name.length });
      if (name === container.name) {
        report({ span, message: 'A container cannot be linked to itself; name another one.' });
      } else if (containerNamed(definition, name) === undefined) {
        const near = definition.containerNames.nearest(name, container.name);
        report({
          span,
          message: `There is no container "${name}" to link to.${asQuestion(near, '"')}`,
          fixes:
            near === undefined
              ? []
              : suggested(`Link to ${near}`, definition.editor.replace(node, near + value.slice(name.length))),
        });
      }
    }
  }),
};
