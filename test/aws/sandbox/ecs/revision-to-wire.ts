import { type Input, seconds } from '../wire';
import { attributesOf, compatibilitiesOf } from './definition-facts';
import { asDescribed } from './described';
import type { Ecs } from './state';
import type { StoredDefinition } from './stored';

/** The members of a described task definition, in the order in which ECS gives them. Source: answers of DescribeTaskDefinition. */
const order = `
  taskDefinitionArn containerDefinitions family taskRoleArn executionRoleArn networkMode revision volumes status
  requiresAttributes placementConstraints compatibilities runtimePlatform requiresCompatibilities cpu memory
  inferenceAccelerators pidMode ipcMode proxyConfiguration registeredAt deregisteredAt registeredBy ephemeralStorage
  enableFaultInjection
`
  .trim()
  .split(/\s+/);

/** Those of a container. */
const containerOrder = `
  name image repositoryCredentials cpu memory memoryReservation links portMappings essential restartPolicy entryPoint
  command environment environmentFiles mountPoints volumesFrom linuxParameters secrets dependsOn startTimeout stopTimeout
  versionConsistency hostname user workingDirectory disableNetworking privileged readonlyRootFilesystem dnsServers
  dnsSearchDomains extraHosts dockerSecurityOptions interactive pseudoTerminal dockerLabels ulimits logConfiguration
  healthCheck systemControls resourceRequirements firelensConfiguration credentialSpecs
`
  .trim()
  .split(/\s+/);

/** As ECS gives a revision back: with what it computes, and in its order. */
export function revisionToWire(ecs: Ecs, revision: StoredDefinition): Input {
  const { tags: _, ...document } = withoutNulls(revision.document) as Input;
  const { containerDefinitions, ...described } = asDescribed(document, ecs.options.account);
  const whole: Input = {
    ...described,
    containerDefinitions: (containerDefinitions as Input[]).map((container) => inOrder(container, containerOrder)),
    taskDefinitionArn: ecs.definitionArn(revision),
    revision: revision.revision,
    status: revision.status,
    requiresAttributes: attributesOf(document),
    compatibilities: compatibilitiesOf(document),
    registeredAt: seconds(revision.registeredAt),
    deregisteredAt: seconds(revision.deregisteredAt),
    registeredBy: `arn:aws:iam::${ecs.options.account}:user/newcomer`,
  };
  return inOrder(whole, order);
}

/** What is null has not been said. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const said = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(said.map(([name, one]) => [name, withoutNulls(one)]));
}

function inOrder(object: Input, names: readonly string[]): Input {
  const known = names.filter((name) => object[name] !== undefined);
  const others = Object.keys(object).filter((name) => !names.includes(name));
  return Object.fromEntries([...known, ...others].map((name) => [name, object[name]]));
}
