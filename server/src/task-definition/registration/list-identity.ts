import { asObject, type JsonObject, type JsonValue } from './json-value';

/**
 * Lists whose order means nothing to ECS, by structure and property, with the members that tell an element from its neighbours; none where
 * the whole element does. All other lists keep their order: `command`, `entryPoint`, `links`, `environmentFiles` (the first file wins),
 * `dnsServers`, `dnsSearchDomains`, the options of mounts. Containers start in the order of `dependsOn`, not in that of the list.
 * Sources: Amazon ECS API reference; the comparisons of the Terraform provider for AWS and of ecspresso, which sort the same lists.
 */
const identities: Readonly<Record<string, readonly string[]>> = {
  'RegisterTaskDefinition.containerDefinitions': ['name'],
  'RegisterTaskDefinition.volumes': ['name'],
  'RegisterTaskDefinition.tags': ['key'],
  'RegisterTaskDefinition.inferenceAccelerators': ['deviceName'],
  'RegisterTaskDefinition.placementConstraints': [],
  'RegisterTaskDefinition.requiresCompatibilities': [],
  'ProxyConfiguration.properties': ['name'],
  'ContainerDefinition.environment': ['name'],
  'ContainerDefinition.secrets': ['name'],
  'ContainerDefinition.portMappings': ['containerPort', 'containerPortRange', 'protocol'],
  'ContainerDefinition.mountPoints': ['containerPath'],
  'ContainerDefinition.volumesFrom': ['sourceContainer'],
  'ContainerDefinition.dependsOn': ['containerName'],
  'ContainerDefinition.ulimits': ['name'],
  'ContainerDefinition.extraHosts': ['hostname'],
  'ContainerDefinition.systemControls': ['namespace'],
  'ContainerDefinition.resourceRequirements': ['type'],
  'ContainerDefinition.dockerSecurityOptions': [],
  'ContainerDefinition.credentialSpecs': [],
  'ContainerRestartPolicy.ignoredExitCodes': [],
  'LogConfiguration.secretOptions': ['name'],
  'LinuxParameters.devices': ['hostPath'],
  'LinuxParameters.tmpfs': ['containerPath'],
  'KernelCapabilities.add': [],
  'KernelCapabilities.drop': [],
  'Device.permissions': [],
};

/** The members that tell the elements of a list apart; `undefined` where the order counts. */
export function identityOf(structure: string, property: string): readonly string[] | undefined {
  return identities[`${structure}.${property}`];
}

/** What a person calls each element of a list: `web`, `53/udp`; the second of the same name is `web#2`. No two are called the same. */
export function labelsOf(elements: readonly JsonValue[], identity: readonly string[]): string[] {
  const times = new Map<string, number>();
  const taken = new Set<string>();
  return elements.map((element) => {
    const label = labelOf(element, identity);
    let [count, own] = [times.get(label) ?? 0, label];
    do {
      count += 1;
      own = count === 1 ? label : `${label}#${count}`;
    } while (taken.has(own));
    times.set(label, count);
    taken.add(own);
    return own;
  });
}

/** What a person calls one element of a list. */
export function labelOf(element: JsonValue, identity: readonly string[]): string {
  const object: JsonObject = asObject(element) ?? {};
  const parts = identity.flatMap((name) => (object[name] === undefined ? [] : [String(object[name])]));
  if (identity.length > 0) return parts.join('/');
  return typeof element === 'string' ? element : JSON.stringify(element);
}
