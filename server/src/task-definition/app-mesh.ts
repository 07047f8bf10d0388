import { ec2 } from './examples';

/** In what an App Mesh example differs from a sound one; texts are JSON, marks included. */
export interface AppMeshExample {
  /** An empty text leaves the network mode out. */
  readonly networkMode?: string;
  /** The key of the proxy configuration. */
  readonly key?: string;
  readonly container?: string;
  /** The key of the properties. */
  readonly properties?: string;
  /** Properties to leave out. */
  readonly without?: readonly string[];
}

const allProperties: Readonly<Record<string, string>> = {
  IgnoredUID: '1337',
  ProxyIngressPort: '15000',
  ProxyEgressPort: '15001',
  AppPorts: '8080',
  EgressIgnoredIPs: '169.254.170.2,169.254.169.254',
};

/** A task definition with an App Mesh proxy, for the examples of rules. */
export function appMesh({
  networkMode = '"awsvpc"',
  key = '"proxyConfiguration"',
  container = '"envoy"',
  properties = '"properties"',
  without = [],
}: AppMeshExample = {}): string {
  const listed = Object.entries(allProperties)
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => `    { "name": "${name}", "value": "${value}" }`);
  const proxy = `${key}: {\n  "type": "APPMESH",\n  "containerName": ${container},\n  ${properties}: [\n${listed.join(',\n')}\n  ]\n}`;
  const mode = networkMode === '' ? '' : `"networkMode": ${networkMode},\n`;
  return ec2('', mode + proxy, '"name": "envoy",\n"image": "envoy:1.29",\n"memory": 256,\n"user": "1337"');
}
