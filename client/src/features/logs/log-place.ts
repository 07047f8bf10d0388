import type { ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';

/** Where the lines of a container are in CloudWatch Logs. */
export interface LogPlace {
  readonly region: string;
  readonly group: string;
  /** Absent until the container runtime has given the container its id, which names the stream. */
  readonly stream?: string;
  /** What the names of its streams begin with in every task; absent where they have nothing in common. */
  readonly family?: string;
}

/** Why the lines of a container cannot be shown, and what to do: one or two sentences. */
export interface Unreadable {
  readonly why: string;
}

/** Whose lines are wanted. */
export interface Writer {
  readonly container: string;
  readonly taskId: string;
  readonly runtimeId?: string;
  readonly launchType?: string;
}

interface LogConfiguration {
  readonly logDriver?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly secretOptions?: readonly { readonly name: string }[];
}

interface ContainerDefinition {
  readonly name?: string;
  readonly logConfiguration?: LogConfiguration;
}

/** Drivers that leave the lines on the machine. Source: Docker documentation, "Configure logging drivers". */
const localDrivers: ReadonlySet<string> = new Set(['json-file', 'journald', 'local']);

/** Where a container writes, by the definition that its task runs. Source: Amazon ECS developer guide, "Send Amazon ECS logs to CloudWatch". */
export function logPlace(
  definition: ecs.TaskDefinitionDocument,
  writer: Writer,
  region: string,
  t: Translate,
): LogPlace | Unreadable {
  const { container, launchType } = writer;
  const containers = (definition.containerDefinitions ?? []) as readonly ContainerDefinition[];
  const defined = containers.find(({ name }) => name === container);
  if (defined === undefined)
    return { why: t('{0} is not in the task definition: ECS has added it, and keeps its log elsewhere.', container) };
  const { logDriver, options = {}, secretOptions = [] } = defined.logConfiguration ?? {};
  const advice = t('To read it here, give it the log driver awslogs, and deploy that revision.');
  if (logDriver === 'awslogs') return fromAwslogs(options, secretOptions, writer, region, t);
  if (logDriver === 'awsfirelens') return fromFireLens(options, writer, region, t);
  if (logDriver === undefined && launchType !== 'EC2' && launchType !== 'EXTERNAL')
    return { why: `${t('{0} has no log configuration, so what it writes is not kept.', container)} ${advice}` };
  const why =
    logDriver === undefined || localDrivers.has(logDriver)
      ? t('What {0} writes stays on its container instance.', container)
      : t('{0} sends what it writes elsewhere, with the log driver {1}.', container, logDriver);
  return { why: `${why} ${advice}` };
}

function fromAwslogs(
  options: Readonly<Record<string, string>>,
  secrets: readonly { readonly name: string }[],
  { container, taskId, runtimeId }: Writer,
  ownRegion: string,
  t: Translate,
): LogPlace | Unreadable {
  const secret = secrets.find(({ name }) => /^awslogs-(group|region|stream)/.test(name));
  if (secret !== undefined)
    return { why: t('The option {0} of {1} is a secret, which is not read here.', secret.name, container) };
  const { 'awslogs-group': group, 'awslogs-region': region = ownRegion, 'awslogs-stream-prefix': prefix } = options;
  if (group === undefined) return { why: t('The log configuration of {0} names no log group.', container) };
  const place = { region, group };
  const stream = options['awslogs-stream'];
  if (stream !== undefined) return { ...place, stream, family: stream };
  if (prefix === undefined) return { ...place, stream: runtimeId };
  const family = `${prefix}/${container}/`;
  return { ...place, stream: family + taskId, family };
}

/**
 * What a log router is told in the task definition; it may be told more in a file of its own. Its tag, `<container>-firelens-<task id>`, ends the
 * name of the stream. Source: Fluent Bit manual, "Amazon CloudWatch"; aws-for-fluent-bit, "FireLens tag and match pattern".
 */
function fromFireLens(
  options: Readonly<Record<string, string>>,
  { container, taskId }: Writer,
  ownRegion: string,
  t: Translate,
): LogPlace | Unreadable {
  const own = Object.fromEntries(Object.entries(options).map(([name, value]) => [name.toLowerCase(), value]));
  const { name = '', region = ownRegion, log_group_name: group, log_stream_name: stream } = own;
  const family = `${own.log_stream_prefix ?? ''}${container}-firelens-`;
  const isKnown =
    /^cloudwatch(_logs)?$/.test(name) &&
    group !== undefined &&
    own.log_group_template === undefined &&
    own.log_stream_template === undefined &&
    !/[$]/.test(group + family + (stream ?? ''));
  if (isKnown) return { region, group, stream: stream ?? family + taskId, family: stream ?? family };
  const where = name === '' ? t('its own configuration') : name;
  return {
    why: t('A log router takes what {0} writes, and sends it where {1} says. Look for it there.', container, where),
  };
}
