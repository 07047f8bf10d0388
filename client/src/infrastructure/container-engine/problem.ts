/** What goes wrong with an engine, a build or a registry. */
export type EngineProblemKind =
  | 'no-engine'
  | 'not-running'
  | 'no-permission'
  | 'disk-full'
  | 'dockerfile-error'
  | 'file-missing'
  | 'no-base'
  | 'step-failed'
  | 'needs-builder'
  | 'signed-out'
  | 'denied'
  | 'repository-missing'
  | 'tag-exists'
  | 'unreachable'
  | 'no-image'
  | 'secret-missing'
  | 'bad-plan'
  | 'failed';

/** Something went wrong with an engine, a build or a registry. */
export class EngineProblem extends Error {
  constructor(
    readonly kind: EngineProblemKind,
    /** What it is about: a name, a reference, or the engine's own words. Never a secret. */
    readonly detail: string,
    /** Where in the Dockerfile, counted from one. */
    readonly line?: number,
  ) {
    super(`${kind}: ${detail}`);
    this.name = 'EngineProblem';
  }
}

/**
 * How engines and registries say what is wrong. The first row that matches counts. Words recorded from Docker 20.10 and 28, podman 4.3 and the
 * registry of distribution 2.8; those of ECR from its user guide, those of newer BuildKits from its source.
 */
const words: readonly (readonly [EngineProblemKind, RegExp])[] = [
  ['disk-full', /no space left on device/i],
  ['no-permission', /permission denied while trying to connect|dial unix \S+: connect: permission denied/i],
  [
    'not-running',
    /cannot connect to the docker daemon|failed to connect to the docker api|error during connect|docker daemon is not running|cannot connect to podman|unable to connect to podman|cannot access containerd socket|docker desktop is unable to start/i,
  ],
  [
    'dockerfile-error',
    /dockerfile parse error|unknown instruction|failed to (?:parse|read) dockerfile|no build stage in current context/i,
  ],
  [
    'file-missing',
    /failed to (?:compute cache key|calculate checksum)[^\n]*not found|excluded by \.dockerignore|copier: stat: "[^"]*": no such file/i,
  ],
  [
    'needs-builder',
    /multi(?:ple|-)[ -]?platforms? (?:build )?(?:feature )?is (?:currently )?not supported|attestation is not supported for the docker driver|exec format error/i,
  ],
  ['repository-missing', /name unknown|NAME_UNKNOWN|repository with name '[^']*' does not exist/i],
  ['tag-exists', /tag is immutable|repository is immutable|TAG_INVALID|ImageTagAlreadyExists/i],
  ['denied', /is not authorized to perform/i],
  [
    'signed-out',
    /no basic auth credentials|authorization token has expired|authentication required|unauthorized|401 |403 forbidden|requested access to the resource is denied/i,
  ],
  [
    'unreachable',
    /connection refused|no such host|i\/o timeout|TLS handshake timeout|connection reset by peer|network is unreachable|server gave HTTP response to HTTPS client|unexpected EOF|: EOF/i,
  ],
];

/** Words that are about a base image when they come from a build. */
const baseWords =
  /^ > \[internal\] load metadata for|failed to resolve source metadata|pull access denied|manifest (?:for \S+ )?(?:unknown|not found)|creating build container/im;

/** What an engine's output is about. */
export function kindOf(output: string, isBuild: boolean): EngineProblemKind {
  const kind = words.find(([, form]) => form.test(output))?.[0];
  if (!isBuild)
    return /image does not exist locally|no such image|image not known/i.test(output) ? 'no-image' : (kind ?? 'failed');
  if ((kind === undefined || kind === 'unreachable' || kind === 'signed-out') && baseWords.test(output))
    return 'no-base';
  return kind ?? 'step-failed';
}

/** The line of an output that says most: the last one that names an error, or else the last one. */
export function lastWords(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\w/.test(line));
  const errors = lines.filter((line) =>
    /error|fail|denied|unauthorized|cannot|returned a non-zero|no basic auth/i.test(line),
  );
  return (errors.at(-1) ?? lines.at(-1) ?? '').slice(0, 500);
}
