import { alternatives } from '../../engine/suggestion';
import { appMesh } from '../app-mesh';
import type { TaskDefinitionRule } from '../rule';

/** Each has to be there, or the other one of a pair. Source: RegisterTaskDefinition, `proxyConfiguration.properties`. */
const required: readonly (readonly string[])[] = [
  ['ProxyIngressPort'],
  ['ProxyEgressPort'],
  ['AppPorts'],
  ['EgressIgnoredIPs'],
  ['IgnoredUID', 'IgnoredGID'],
];

export const rule: TaskDefinitionRule = {
  id: 'app-mesh-properties',
  severity: 'error',
  preset: 'recommended',
  summary: 'An App Mesh proxy configuration is not complete.',
  why: 'The proxy has to know the ports of the program, its own two ports, the addresses that it leaves alone, and the user or group it runs as, whose traffic is not sent round in a circle.',
  evidence: [{ source: 'Amazon ECS', says: 'Ingress port not found' }],
  examples: {
    bad: [
      { code: appMesh({ without: ['AppPorts'], properties: '«"properties"»' }), message: 'AppPorts' },
      { code: appMesh({ without: ['IgnoredUID'], properties: '«"properties"»' }), message: 'IgnoredUID or IgnoredGID' },
    ],
    good: [{ code: appMesh() }],
  },
  check({ task }, report) {
    const proxy = task.section('proxyConfiguration');
    const span = proxy.keySpan('properties') ?? task.keySpan('proxyConfiguration');
    const properties = proxy.list('properties');
    if (span === undefined || proxy.isOpen || !properties.isComplete) return;
    const names = properties.sections.map((property) => property.string('name'));
    if (names.some(({ state }) => state === 'unknown')) return;
    const present = new Set(names.map(({ value }) => value));
    const missing = required.filter((either) => !either.some((name) => present.has(name))).map(alternatives);
    if (missing.length === 0) return;
    report({ span, message: `The proxy configuration lacks ${missing.join(', ')}.` });
  },
};
