type Json = Readonly<Record<string, unknown>>;

/** What a person looks for first stands first; the rest follows in ECS's order. */
const first = {
  definition: [
    'family',
    'requiresCompatibilities',
    'networkMode',
    'cpu',
    'memory',
    'executionRoleArn',
    'taskRoleArn',
    'runtimePlatform',
    'containerDefinitions',
  ],
  container: ['name', 'image', 'essential', 'cpu', 'memory', 'memoryReservation', 'portMappings', 'environment'],
} as const;

/** What ECS writes where a file said nothing. Source: the answers of DescribeTaskDefinition. */
const filledIn: ReadonlySet<string> = new Set([
  'environment',
  'mountPoints',
  'placementConstraints',
  'portMappings',
  'systemControls',
  'volumes',
  'volumesFrom',
]);

/** A registrable task definition as a file of its own: JSON, indented by two blanks, without the empty values that ECS has filled in. */
export function revisionText(document: Json): string {
  const { containerDefinitions: containers } = document;
  const own = Array.isArray(containers)
    ? { ...document, containerDefinitions: containers.map((container) => tidy(container as Json, first.container)) }
    : document;
  return `${JSON.stringify(tidy(own, first.definition), undefined, 2)}\n`;
}

function tidy(object: Json, order: readonly string[]): Json {
  const rank = (name: string) => (order.indexOf(name) + order.length + 1) % (order.length + 1);
  const kept = Object.entries(object).filter(([name, value]) => !isFilledIn(name, value));
  return Object.fromEntries(kept.sort(([a], [b]) => rank(a) - rank(b)));
}

function isFilledIn(name: string, value: unknown): boolean {
  // A container without CPU units of its own; the task's are a text.
  if (name === 'cpu') return value === 0;
  return filledIn.has(name) && Array.isArray(value) && value.length === 0;
}
