import { anywhere } from '../examples';
import { mountPointsOf } from '../mounts';
import { repetitions } from '../repetitions';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const mount = (...paths: readonly string[]) =>
  anywhere(
    `"mountPoints": [${paths.map((path) => `{ "sourceVolume": "data", "containerPath": ${path} }`).join(', ')}]`,
    '"volumes": [{ "name": "data" }]',
  );

/** On Linux, on a drive of Windows, or a named pipe of Windows. */
const absolutePath = /^(?:\/|[A-Za-z]:(?:[\\/]|$)|\\\\)/;

const evidence = [
  {
    source: 'Docker Engine',
    reference: 'https://github.com/moby/moby/tree/master/volume/mounts',
    says: 'mount path must be absolute',
  },
];

/** What Docker refuses when it makes the container. */
export const rules: readonly TaskDefinitionRule[] = [
  {
    id: 'mount-path-relative',
    severity: 'warning',
    preset: 'recommended',
    summary: 'A volume is mounted at a relative path.',
    why: 'Volumes appear at absolute paths in the container; it has no place that a relative one could start from.',
    evidence,
    examples: {
      bad: [{ code: mount('«"data/uploads"»'), fixed: mount('"/data/uploads"') }],
      good: [{ code: mount('"/data"') }, { code: mount('"C:\\\\data"') }],
    },
    check(definition, report) {
      for (const path of mountPointsOf(definition).map((it) => it.string('containerPath'))) {
        if (path.state !== 'known' || path.value === '' || absolutePath.test(path.value)) continue;
        const rooted = /^\w/.test(path.value) ? `/${path.value}` : undefined;
        report({
          span: path.node.span,
          message: 'A volume is mounted at an absolute path, such as "/data".',
          fixes:
            rooted === undefined ? [] : suggested(`Mount at ${rooted}`, definition.editor.replace(path.node, rooted)),
        });
      }
    },
  },
  {
    id: 'mount-path-unique',
    severity: 'warning',
    preset: 'recommended',
    summary: 'A container mounts two volumes at the same path.',
    why: 'Only one volume can appear at a path. Docker refuses to make a container with two, so that the task stops at once.',
    evidence: [{ source: 'Docker Engine', says: 'Duplicate mount point: /data' }],
    examples: {
      bad: [{ code: mount('"/data"', '«"/data/"»'), fixed: mount('"/data"') }],
      good: [{ code: mount('"/data"', '"/data/uploads"') }],
    },
    check: forEachContainer((container, report, { editor }) => {
      for (const { node, name, first } of repetitions(
        container.list('mountPoints').sections,
        'containerPath',
        withoutEnd,
      )) {
        report({
          span: name.node.span,
          message: 'Another volume is mounted at this path already; mount this one elsewhere, or remove it.',
          related: [{ span: first.name.node.span, message: 'The other mount.' }],
          fixes: suggested('Remove this mount point', editor.removeElements([node])),
        });
      }
    }),
  },
];

/** A path without slashes at its end, except the one that is the root. */
function withoutEnd(path: string): string {
  let end = path.length;
  while (end > 1 && /[\\/]/.test(path.charAt(end - 1))) end -= 1;
  return path.slice(0, end);
}
