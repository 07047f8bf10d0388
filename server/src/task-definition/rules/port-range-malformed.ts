import { fargate } from '../examples';
import { highestPort, parsePortRange, portMappingsOf } from '../ports';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';
import type { Known } from '../values';

const ports = (range: string) => `"portMappings": [{ "containerPortRange": ${range} }]`;

/** In one container. Source: RegisterTaskDefinition, `containerPortRange`. */
const maximumRanges = 100;

export const rule: TaskDefinitionRule = {
  id: 'port-range-malformed',
  severity: 'error',
  preset: 'recommended',
  summary: 'A range of ports is empty, reversed or out of bounds, or there are too many.',
  why: 'A range is `first-last`, the first port below the last, both within 1 and 65535. A container may have 100 of them.',
  evidence: [{ source: 'Amazon ECS', says: "Invalid 'containerPortRange' setting" }],
  examples: {
    bad: [
      { code: fargate(ports('«"8010-8000"»')), fixed: fargate(ports('"8000-8010"')), message: 'below' },
      { code: fargate(ports('«"60000-70000"»')), message: '65535' },
      { code: fargate(ports('«"8000-8000"»')) },
    ],
    good: [{ code: fargate(ports('"8000-8010"')) }],
  },
  check: forEachContainer((container, report, { editor }) => {
    const ranges = portMappingsOf(container)
      .map(({ section }) => section.string('containerPortRange'))
      .filter((range): range is Known<string> => range.state === 'known');
    for (const { node, value } of ranges) {
      const range = parsePortRange(value);
      if (range === undefined) continue;
      const { first, last } = range;
      if (first < 1 || first > highestPort || last > highestPort) {
        report({ span: node.span, message: `Ports lie within 1 and ${highestPort}, so this range is out of bounds.` });
      } else if (first >= last) {
        const fixes = first > last ? suggested('Swap the two ports', editor.replace(node, `${last}-${first}`)) : [];
        report({ span: node.span, message: 'The first port of a range has to be below the last one.', fixes });
      }
    }
    const excess = ranges[maximumRanges];
    if (excess === undefined) return;
    const message = `A container may have ${maximumRanges} port ranges; this one has ${ranges.length}.`;
    report({ span: excess.node.span, message });
  }),
};
