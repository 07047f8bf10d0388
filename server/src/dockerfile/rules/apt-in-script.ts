import { replacing } from '../fixes';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { readCall } from '../shell/call';
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
        code: 'FROM debian\nRUN «apt» update && rm -rf /var/lib/apt/lists/*\n',
        fixed: 'FROM debian\nRUN apt-get update && rm -rf /var/lib/apt/lists/*\n',
      },
      { code: 'FROM debian\nRUN «apt» list --installed\n' },
    ],
    good: [{ code: 'FROM debian\nRUN apt-get clean && apt-cache policy git\n' }],
  },
  script: {
    programs: ['apt'],
    command(command, report) {
      const subcommand = readCall(command, aptGet.valued).subcommand?.text ?? '';
      const better = ofCache.has(subcommand) ? 'apt-cache' : 'apt-get';
      const { end } = command.program.span;
      const span = { start: end - 'apt'.length, end };
      const isPlain =
        command.program.text.endsWith('apt') &&
        command.program.span.end - command.program.span.start === command.program.text.length;
      const isKnown = same.has(subcommand) || ofCache.has(subcommand);
      report({
        span: isPlain ? span : command.program.span,
        message: `The options and output of apt can change from one release to the next. Write ${quoted(better)} in scripts.`,
        fixes: isKnown && isPlain ? [replacing(span, better, `Change to ${better}`, 'safe')] : [],
      });
    },
  },
};
