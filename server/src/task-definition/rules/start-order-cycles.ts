import { cycles, type Reference } from '../cycles';
import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { type Tie, tiesOf } from '../start-order';

type Circle = readonly Reference<Tie>[];

/** A way in which containers can be tied to each other in a circle. */
interface Row {
  readonly id: string;
  readonly severity: TaskDefinitionRule['severity'];
  readonly summary: string;
  readonly why: string;
  /** What the circle consists of. */
  readonly kinds: readonly Tie['kind'][];
  /** Whether a circle is one of these; by default each is. */
  isMeant?(circle: Circle): boolean;
  /** @param way `web → proxy → web`. */
  message(way: string): string;
  tie(reference: Reference<Tie>): string;
  readonly examples: TaskDefinitionRule['examples'];
}

const dependsOn = (name: string) => `"dependsOn": [{ "containerName": ${name}, "condition": "START" }]`;
const proxy = (members = '') => `"name": "proxy",\n"image": "proxy:2",\n"memory": 64${members}`;
const dependency = dependsOn('"proxy"');

const rows: readonly Row[] = [
  {
    id: 'dependency-cycle',
    severity: 'error',
    summary: 'Containers wait for each other in a circle.',
    why: 'ECS starts containers in the order of their dependencies. In a circle no container can be the first, so none ever starts.',
    kinds: ['dependsOn'],
    message: (way) => `These containers wait for each other: ${way}. Remove one of the dependencies.`,
    tie: ({ from, to }) => `"${from}" waits for "${to}".`,
    examples: {
      bad: [{ code: anywhere(dependency, '', proxy(`,\n${dependsOn('«"web"»')}`)) }],
      good: [{ code: anywhere(dependency, '', proxy()) }],
    },
  },
  {
    id: 'link-cycle',
    severity: 'warning',
    summary: 'Containers are linked to each other in a circle.',
    why: 'A link needs the address of the other container, so that one has to start first. In a circle no container can be the first.',
    kinds: ['links'],
    message: (way) => `These containers are linked in a circle: ${way}. Remove one of the links.`,
    tie: ({ from, to }) => `"${from}" is linked to "${to}".`,
    examples: {
      bad: [{ code: anywhere('"links": ["proxy"]', '', proxy(',\n"links": [«"web:app"»]')) }],
      good: [{ code: anywhere('"links": ["proxy"]', '', proxy()) }],
    },
  },
  {
    id: 'start-order-cycle',
    severity: 'warning',
    summary: 'Dependencies, links and shared mounts of containers lead in a circle.',
    why: 'Besides `dependsOn`, a link and `volumesFrom` need the other container to be there first. If all of these together lead in a circle, no container can be the first, and the agent stops the task before it starts.',
    kinds: ['dependsOn', 'links', 'volumesFrom'],
    // Circles of one kind have rules of their own, except those of `volumesFrom`.
    isMeant: (circle) => new Set(circle.map(({ at }) => at.kind)).size > 1 || circle[0]?.at.kind === 'volumesFrom',
    message: (way) => `Each of these containers needs the next one to start first: ${way}. Remove one of these ties.`,
    tie: ({ from, to, at }) => `"${from}" needs "${to}" ("${at.kind}").`,
    examples: {
      bad: [
        { code: anywhere(dependency, '', proxy(',\n"volumesFrom": [{ "sourceContainer": «"web"» }]')) },
        { code: anywhere(dependency, '"networkMode": "bridge"', proxy(',\n"links": [«"web:app"»]')) },
      ],
      good: [{ code: anywhere(`${dependency},\n"volumesFrom": [{ "sourceContainer": "proxy" }]`, '', proxy()) }],
    },
  },
];

export const rules: readonly TaskDefinitionRule[] = rows.map(
  ({ kinds, isMeant, message, tie, ...description }): TaskDefinitionRule => ({
    ...description,
    preset: 'recommended',
    evidence: [
      {
        source: 'Amazon ECS agent',
        reference: 'https://github.com/aws/amazon-ecs-agent/blob/master/agent/engine/dependencygraph/graph.go',
      },
    ],
    check({ containers }, report) {
      const ties = containers.flatMap(tiesOf).filter(({ at }) => kinds.includes(at.kind));
      for (const circle of cycles(ties)) {
        const last = circle.at(-1);
        if (last === undefined || isMeant?.(circle) === false) continue;
        const way = [...circle.map(({ from }) => from), circle[0]?.from].join(' → ');
        const others = circle.slice(0, -1);
        report({
          span: last.at.node.span,
          message: message(way),
          related: others.map((other) => ({ span: other.at.node.span, message: tie(other) })),
        });
      }
    },
  }),
);
