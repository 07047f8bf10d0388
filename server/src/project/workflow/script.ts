import type { Command, SyntaxNode } from 'unbash';
import { resolve } from './expressions';
import type { Step } from './jobs';

/** Reads shell; handed in, so that the parser is not bundled twice. */
export interface ShellReader {
  parse(script: string): SyntaxNode;
  forEachChild(node: SyntaxNode, callback: (child: SyntaxNode) => void): void;
}

/** A `docker build` in a script. */
export interface BuildCommand {
  /** The folder that the command runs in, from the root of the checkout. */
  readonly folder: string;
  /** As written; absent where it is read from elsewhere. */
  readonly context: string;
  readonly file?: string;
  readonly target?: string;
  readonly tags: readonly string[];
}

/** What a script builds, and the outputs that it sets. */
export interface Script {
  readonly builds: readonly BuildCommand[];
  readonly outputs: ReadonlyMap<string, string>;
}

/** Flags of `docker build` and `docker buildx build` that take no value. Source: `docker build --help`, `podman build --help`. */
const switches: ReadonlySet<string> = new Set(
  'pull no-cache push load quiet rm force-rm compress check squash all-platforms tls-verify layers disable-content-trust no-hosts D debug q'.split(
    ' ',
  ),
);

/** Reads the script of a step. What only a run would tell stays as a variable. */
export function readScript({ script = '', scope, folder }: Step, shell: ShellReader): Script {
  const { text, restore } = withoutExpressions(resolve(script, scope));
  const variables = new Map<string, string>();
  for (const [name, value] of scope) if (name.startsWith('env.')) variables.set(name.slice('env.'.length), value);
  const builds: BuildCommand[] = [];
  const outputs = new Map<string, string>();
  let place = folder;
  const expand = (word: string) => restore(expandVariables(word, variables));
  for (const command of commandsOf(text, shell)) {
    for (const part of command.prefix)
      if (part.type === 'Assignment' && part.value.type === 'Word')
        variables.set(part.name, expandVariables(part.value.value, variables));
    const words = [command.name, ...command.args].flatMap((word) =>
      word?.type === 'Word' ? [expand(word.value)] : [],
    );
    if (words[0] === 'cd' && words[1] !== undefined) place = `${place}/${words[1]}`;
    if (words[0] === 'echo' && isToOutput(command)) addOutput(outputs, words[1] ?? '');
    const build = buildOf(words);
    if (build !== undefined) builds.push({ ...build, folder: place });
  }
  return { builds, outputs };
}

/** A shell would stumble over `${{ … }}`; a variable stands for each. */
function withoutExpressions(text: string): { text: string; restore(word: string): string } {
  const found: string[] = [];
  const masked = text.replace(/\$\{\{[^{}\n]{0,300}\}\}/g, (whole) => `$QM_EXPRESSION_${found.push(whole) - 1}_`);
  return {
    text: masked,
    restore: (word) => word.replace(/\$QM_EXPRESSION_(\d+)_/g, (_, index) => found[Number(index)] ?? ''),
  };
}

/** Every simple command of a script, in order. */
function commandsOf(text: string, { parse, forEachChild }: ShellReader): Command[] {
  const commands: Command[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Command') commands.push(node);
    forEachChild(node, visit);
  };
  visit(parse(text));
  return commands;
}

function expandVariables(word: string, variables: ReadonlyMap<string, string>): string {
  return word.replace(
    /\$(?:\{(\w+)\}|(\w+))/g,
    (whole, braced?: string, bare?: string) => variables.get(braced ?? bare ?? '') ?? whole,
  );
}

/** `echo "image=…" >> "$GITHUB_OUTPUT"`, and the older `::set-output`. */
function isToOutput({ redirects, args }: Command): boolean {
  const isOld = args[0]?.type === 'Word' && args[0].value.startsWith('::set-output');
  return (
    isOld ||
    redirects.some((redirect) => redirect.type === 'Redirect' && redirect.target?.value.includes('GITHUB_OUTPUT'))
  );
}

function addOutput(outputs: Map<string, string>, text: string): void {
  const [, old, bare, value = ''] = /^(?:::set-output name=([\w-]+)::|([\w-]+)=)(.*)$/.exec(text) ?? [];
  const name = old ?? bare;
  if (name !== undefined) outputs.set(name, value);
}

function buildOf(words: readonly string[]): Omit<BuildCommand, 'folder'> | undefined {
  const [program = '', ...rest] = words[0] === 'sudo' ? words.slice(1) : words;
  if (!/^(?:docker|podman|nerdctl|finch|buildah)$/.test(program)) return undefined;
  const start = rest.findIndex((word) => word === 'build' || word === 'bud');
  if (start < 0 || rest.slice(0, start).some((word) => !/^(?:buildx|image|builder)$/.test(word))) return undefined;
  const flags = new Map<string, string[]>();
  const places: string[] = [];
  for (let index = start + 1; index < rest.length; index += 1) {
    const [, name, glued] = /^--?([\w-]+)(?:=(.*))?$/s.exec(rest[index] ?? '') ?? [];
    if (name === undefined) places.push(rest[index] ?? '');
    else if (glued !== undefined) add(flags, name, glued);
    else if (!switches.has(name)) add(flags, name, rest[++index] ?? '');
  }
  const [context] = places;
  if (context === undefined || context === '-') return undefined;
  const all = (...names: readonly string[]) => names.flatMap((name) => flags.get(name) ?? []);
  return { context, file: all('f', 'file').at(-1), target: all('target').at(-1), tags: all('t', 'tag') };
}

function add(flags: Map<string, string[]>, name: string, value: string): void {
  flags.set(name, [...(flags.get(name) ?? []), value]);
}
