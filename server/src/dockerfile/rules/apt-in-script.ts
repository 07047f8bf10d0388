import type { Edit } from '../../engine/finding';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { allAlike, others } from '../shell/alike';
import { readCall } from '../shell/call';
import type { Command } from '../shell/command';
import { aptGet } from '../tables/package-managers';

/** What apt-get does under the same name, and in the same way. */
const same = new Set([
  'install',
  'reinstall',
  'update',
  'remove',
  'purge',
  'autoremove',
  'autopurge',
  'clean',
  'autoclean',
  'build-dep',
]);
/** What apt-cache does under the same name. */
const ofCache = new Set(['search', 'show', 'showsrc', 'policy', 'depends', 'rdepends']);

export const rule: DockerfileRule = {
  id: 'apt-in-script',
  severity: 'information',
  preset: 'recommended',
  summary: 'A script calls `apt`, which is made for people at a terminal.',
  why:
    'apt may change what it prints and which options it takes from one release to the next, and warns of that when its output is no terminal. ' +
    '`apt-get` and `apt-cache` are its stable forms for scripts.',
  aliases: ['DL3027'],
  evidence: [
    { source: 'apt', says: 'WARNING: apt does not have a stable CLI interface. Use with caution in scripts.' },
  ],
  examples: {
    bad: [
      {
        code: 'FROM debian\nRUN «apt» update && apt install -y git=1:2.39.* && rm -rf /var/lib/apt/lists/*\n',
        fixed: 'FROM debian\nRUN apt-get update && apt-get install -y git=1:2.39.* && rm -rf /var/lib/apt/lists/*\n',
      },
      { code: 'FROM debian\nRUN «apt» list --installed\n' },
    ],
    good: [{ code: 'FROM debian\nRUN apt-get clean && apt-cache policy git\n' }],
  },
  script: {
    programs: ['apt'],
    command(command, report) {
      const better = betterFor(command);
      const edit = editFor(command);
      const all = allAlike(
        command,
        (other) => other.name === 'apt' && (editFor(other) === undefined) === (edit === undefined),
      );
      if (all === undefined) return;
      const edits = all.flatMap((other) => editFor(other) ?? []);
      report({
        span: edit?.span ?? command.program.span,
        message: `The options and output of apt can change from one release to the next. Write ${quoted(better)} in scripts.`,
        related: others(all.map(({ program }) => program.span)),
        fixes: edits.length === 0 ? [] : [{ title: `Change to ${better}`, safety: 'safe', edits }],
      });
    },
  },
};

function betterFor(command: Command): 'apt-cache' | 'apt-get' {
  return ofCache.has(readCall(command, aptGet.valued).subcommand?.text ?? '') ? 'apt-cache' : 'apt-get';
}

/** Writes the better name in place of `apt`, where it does the same; a folder before it stays. */
function editFor(command: Command): Edit | undefined {
  const subcommand = readCall(command, aptGet.valued).subcommand?.text ?? '';
  const { text, span } = command.program;
  const isPlain = span.end - span.start === text.length && text.endsWith('apt');
  if (!isPlain || !(same.has(subcommand) || ofCache.has(subcommand))) return undefined;
  return { span: { start: span.end - 'apt'.length, end: span.end }, text: betterFor(command) };
}
