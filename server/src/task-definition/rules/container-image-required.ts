import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';

export const rule: TaskDefinitionRule = {
  id: 'container-image-required',
  severity: 'error',
  preset: 'recommended',
  summary: 'A container has no image.',
  why: 'ECS rejects container definitions without `image`, although its API model does not mark it as required. An empty image is only a warning, since deployment workflows often leave it empty in the file and fill it in before they register the definition.',
  evidence: [{ source: 'Amazon ECS', says: 'Container.image should not be null or empty.' }],
  examples: {
    bad: [
      { code: anywhere().replace('"name": "web",\n      "image": "web:1.4"', '"name": «"web"»') },
      { code: anywhere().replace('"web:1.4"', '«""»'), severity: 'warning' },
    ],
    good: [{ code: anywhere() }, { code: anywhere().replace('"web:1.4"', '"<IMAGE1_NAME>"') }],
  },
  check: forEachContainer((container, report) => {
    const image = container.string('image');
    if (image.state === 'absent') {
      report({ span: container.anchor, message: 'This container has no image; ECS requires one.' });
    } else if (image.value === '') {
      const message = 'ECS rejects an empty image, so a deployment step has to fill it in before this is registered.';
      report({ span: image.node.span, message, severity: 'warning' });
    }
  }),
};
