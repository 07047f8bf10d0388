import { ec2, fargate } from '../examples';
import type { TaskDefinitionModel } from '../model';
import { containerPortsOf, type PortSpan, portMappingsOf, protocolOf } from '../ports';
import type { TaskDefinitionRule } from '../rule';

const ports = (...mappings: readonly string[]) => `"portMappings": [${mappings.map((m) => `{ ${m} }`).join(', ')}]`;

export const rule: TaskDefinitionRule = {
  id: 'port-range-overlap',
  severity: 'error',
  preset: 'recommended',
  summary: 'A range of ports overlaps another mapping.',
  why: 'A port can be in one mapping of a container only. With network mode `awsvpc`, where the containers of a task share one network interface, this is true of the whole task.',
  evidence: [{ source: 'Amazon ECS', says: 'container port is used multiple times in task' }],
  examples: {
    bad: [
      {
        code: fargate(ports('"containerPortRange": "8000-8010"', '"containerPortRange": «"8005-8020"»')),
        message: '8000-8010',
      },
      { code: ec2(ports('"containerPort": 8005', '"containerPortRange": «"8000-8010"»')) },
    ],
    good: [
      { code: fargate(ports('"containerPortRange": "8000-8010"', '"containerPortRange": "8011-8020"')) },
      {
        code: fargate(
          ports('"containerPortRange": "8000-8010"', '"containerPortRange": "8000-8010", "protocol": "udp"'),
        ),
      },
    ],
  },
  check(definition, report) {
    for (const group of sharedNetworks(definition)) {
      const ascending = [...group].sort((a, b) => a.first - b.first);
      let widest: PortSpan | undefined;
      for (const span of ascending) {
        if (widest !== undefined && span.first <= widest.last && (isRange(span) || isRange(widest))) {
          const [earlier, later] = [widest, span].sort((a, b) => a.node.span.start - b.node.span.start);
          const place = isRange(later as PortSpan) ? (later as PortSpan) : (earlier as PortSpan);
          const other = place === widest ? span : widest;
          report({
            span: place.node.span,
            message: `These ports overlap ${inWords(other)}, which another mapping has already; a port can be in one mapping only.`,
            related: [{ span: other.node.span, message: 'The other mapping.' }],
          });
        }
        if (widest === undefined || span.last > widest.last) widest = span;
      }
    }
  },
};

const isRange = ({ first, last }: PortSpan) => first < last;
const inWords = ({ first, last }: PortSpan) => (first === last ? `port ${first}` : `the range ${first}-${last}`);

/** The ports that must not meet: of one protocol, in one container or, with `awsvpc`, in one task. */
function sharedNetworks({ containers, compatibility }: TaskDefinitionModel): Iterable<PortSpan[]> {
  const groups = new Map<string, PortSpan[]>();
  for (const mapping of portMappingsOf(...containers)) {
    const ports = containerPortsOf(mapping);
    const protocol = protocolOf(mapping);
    if (ports === undefined || protocol === undefined) continue;
    const { first, last, node } = ports;
    // A reversed range is another rule's; here it counts as what it means.
    const span = { first: Math.min(first, last), last: Math.max(first, last), node };
    const key = compatibility.networkMode === 'awsvpc' ? protocol : `${protocol} ${mapping.container.index}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [span]);
    else group.push(span);
  }
  return groups.values();
}
