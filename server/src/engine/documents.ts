/**
 * Which documents are ours, and of what kind. The client asks before it starts the server, the command line before it
 * lints, the server before it parses; so this imports nothing and looks at no more than a name and the first 64 KiB.
 */

/** An open set: YAML, CloudFormation and Terraform carriers will join. */
export type DocumentKind = 'dockerfile' | 'task-definition' | 'container-definitions';

/** How much of a JSON text is looked at, in UTF-16 units. */
export const headLength = 65_536;

/** What there is to judge a document by. */
export interface DocumentFacts {
  /** Path or name, with `/` or `\`; empty for an untitled document. */
  readonly path: string;
  /** The editor's language id, where there is an editor. */
  readonly languageId?: string;
  /** The text, or at least its first `headLength` units. */
  readonly head: string;
  /** More glob-free name patterns of task definitions, from a setting: regular expressions made by `namePattern`. */
  readonly taskDefinitionNames?: readonly RegExp[];
}

/** The kind of a document, or `undefined` if it is not ours. */
export function kindOf(facts: DocumentFacts): DocumentKind | undefined {
  if (isDockerfileName(facts.path, facts.languageId)) {
    return startsWithTemplate(facts.head) || isSourceFile(facts) ? undefined : 'dockerfile';
  }
  if (!isJsonName(facts.path, facts.languageId)) return undefined;
  const head = facts.head.slice(0, headLength);
  const named = isTaskDefinitionName(facts.path, facts.taskDefinitionNames);
  // Only who edits can be about to write one; on disk it is nobody's.
  return jsonKind(head, named) ?? (named && facts.languageId !== undefined ? begunKind(head, facts) : undefined);
}

/** Whether the name alone lets a document be one of ours; what fails this need not be read. */
export function mayBeOurs(path: string, languageId?: string): boolean {
  return isDockerfileName(path, languageId) || isJsonName(path, languageId);
}

const dockerfileName = /^(?:dockerfile|containerfile)(?:\..+)?$|\.dockerfile$/i;
const notADockerfile = /\.(?:dockerignore|md|orig|bak|j2|tmpl|tpl|erb|in)$/i;

/** Whether a document is a Dockerfile by its language id or its name. */
export function isDockerfileName(path: string, languageId?: string): boolean {
  const name = baseName(path);
  if (notADockerfile.test(name)) return false;
  return languageId === 'dockerfile' || dockerfileName.test(name);
}

const jsonName = /\.(?:json|jsonc|json\.tpl|json\.tftpl|json\.tmpl|json\.j2)$/i;

/** Whether a document can hold a task definition as JSON, by its language id or its name. */
export function isJsonName(path: string, languageId?: string): boolean {
  return languageId === 'json' || languageId === 'jsonc' || jsonName.test(baseName(path));
}

const taskDefinitionName =
  /(?:^|\/)(?:task-definition[^/]*|taskdef[^/]*|[^/]*task-def[^/]*|container-definitions[^/]*|\.aws\/[^/]*)\.json(?:\.(?:tpl|tftpl|tmpl|j2))?$/i;

/** Whether the name says that this is a task definition; the content still has to look like one. */
export function isTaskDefinitionName(path: string, more: readonly RegExp[] = []): boolean {
  const normal = path.replaceAll('\\', '/');
  return taskDefinitionName.test(normal) || more.some((pattern) => pattern.test(normal));
}

/** A glob of `*`, `**` and `?` as a regular expression over whole paths; one without `/` matches the last part. */
export function namePattern(glob: string): RegExp {
  const body = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*|\?/g, (token) => ({ '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*' })[token] ?? '[^/]');
  return new RegExp(`(?:^|/)${body.replace(/^\/+/, '')}$`, 'i');
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** Extensions of programming languages: `dockerfile.ts` reads Dockerfiles, `Dockerfile.py` builds a Python image. */
const sourceName =
  /\.(?:d\.ts|[cm]?[jt]sx?|py|pyi|go|rs|rb|java|kt|scala|swift|cs|c|h|cc|cpp|hpp|php|lua|pl|ex|exs|hs|lhs|ml|clj|dart|zig|nim|vim|map)$/i;

/** A Dockerfile starts with FROM or ARG; the first line of code of a source file may be an import, and hardly anything like these. */
const dockerfileStart =
  /^\uFEFF?(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*(?:$|ARG[ \t]+\w|FROM[ \t]+(?![^\s]+[ \t]+import\b)[^\s'"])/i;

function isSourceFile({ path, head }: DocumentFacts): boolean {
  return sourceName.test(baseName(path)) && !dockerfileStart.test(head);
}

/** Jinja and Go templates are no Dockerfiles yet: their first line that is no comment starts with `{{` or `{%`. */
function startsWithTemplate(head: string): boolean {
  const first = /^\uFEFF?(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*(\S{0,2})/.exec(head);
  return first?.[1] === '{{' || first?.[1] === '{%';
}

function jsonKind(head: string, named: boolean): DocumentKind | undefined {
  const root = head.search(/[^\s\uFEFF]/);
  if (root === -1) return undefined;
  if (head[root] === '[') return looksLikeContainers(head.slice(root), named) ? 'container-definitions' : undefined;
  if (head[root] === '{') {
    const keys = rootKeys(head, root);
    if (keys.names.has('containerDefinitions')) return 'task-definition';
    if (keys.names.has('taskDefinition') && /"containerDefinitions"/.test(head)) return 'task-definition';
    return named && keys.broken && /containerDefinitions/.test(head) ? 'task-definition' : undefined;
  }
  return named && /containerDefinitions/.test(head) ? 'task-definition' : undefined;
}

/** Nothing but the start of an object, or of a list: a name may have been begun, and an editor has closed brackets and quotes. */
const begunObject = /^(?:\{(?:"[^"]*"?|\w+)?\}?)?$/;
const begunList = /^\[(?:\{(?:"[^"]*"?|\w+)?\}?)?\]?$/;

/** A file that somebody has made under the name of a task definition, and has hardly begun to write. */
function begunKind(head: string, { path, taskDefinitionNames }: DocumentFacts): DocumentKind | undefined {
  const normal = path.replaceAll('\\', '/');
  // Files of other kinds lie in that folder too.
  if (/(?:^|\/)\.aws\/[^/]*$/.test(normal) && !isTaskDefinitionName(baseName(path), taskDefinitionNames))
    return undefined;
  const signs = head.replace(/[\s\uFEFF]+/g, '');
  if (begunObject.test(signs)) return 'task-definition';
  return begunList.test(signs) && /container-definitions/i.test(baseName(path)) ? 'container-definitions' : undefined;
}

/** Names that only a container definition has; under a foreign file name one of them must be there besides `image`. */
const ofContainersOnly =
  /"(?:essential|portMappings|logConfiguration|memoryReservation|mountPoints|volumesFrom|environmentFiles|dependsOn|firelensConfiguration|readonlyRootFilesystem|linuxParameters)"\s*:/;

function looksLikeContainers(text: string, named: boolean): boolean {
  if (!/^\[\s*\{/.test(text) || !/"image"\s*:/.test(text)) return false;
  return named || (/"name"\s*:/.test(text) && ofContainersOnly.test(text));
}

/** The keys of the root object, as far as the head shows them; `broken` if what was read is no JSON. */
function rootKeys(head: string, root: number): { names: Set<string>; broken: boolean } {
  const names = new Set<string>();
  let depth = 0;
  let broken = false;
  const token = /"((?:[^"\\\n]|\\.)*)"(\s*:)?|[{}[\]]|[^\s"{}[\]]+|"/g;
  token.lastIndex = root;
  for (let match = token.exec(head); match !== null; match = token.exec(head)) {
    const text = match[0];
    if (text === '{' || text === '[') depth += 1;
    else if (text === '}' || text === ']') depth -= 1;
    else if (match[2] !== undefined && depth === 1) names.add(match[1] ?? '');
    else if (match[1] === undefined && !isPlain(text)) broken = true;
    if (depth === 0) break;
  }
  return { names, broken };
}

function isPlain(token: string): boolean {
  return /^[,:]*(?:true|false|null|-?\d[\d.eE+-]*)?[,:]*$/.test(token);
}
