import { sourcesOf } from '../copy-sources';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { readRemote } from '../syntax/sources';
import { constantText, readTemplate } from '../syntax/variables';
import { goBooleans } from '../tables/booleans';

const keys = [
  'ref',
  'tag',
  'branch',
  'subdir',
  'checksum',
  'commit',
  'keep-git-dir',
  'submodules',
  'mtime',
  'fetch-by-commit',
];
const switches = ['keep-git-dir', 'submodules', 'fetch-by-commit'];

export const rule: DockerfileRule = {
  id: 'add-git',
  severity: 'error',
  preset: 'recommended',
  summary: 'The URL of a Git repository has a query that BuildKit rejects, or contradicts a flag.',
  why: `After \`?\` the URL can say ${keys.map((key) => `\`${key}\``).join(', ')}, each once. What \`--keep-git-dir\` says must agree with it.`,
  evidence: [
    { source: 'BuildKit', reference: 'frontend/dockerfile/dfgitutil/git_ref.go', says: 'unexpected query "depth"' },
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/dockerfile2llb/convert_copy.go',
      says: 'inconsistent keep-git-dir configuration',
    },
  ],
  phase: 'build',
  frontendMayKnow: true,
  examples: {
    bad: [
      { code: 'FROM alpine\nADD «https://github.com/moby/buildkit.git?depth=1» /src\n', message: 'depth' },
      { code: 'FROM alpine\nADD --keep-git-dir=true «https://github.com/moby/buildkit.git?keep-git-dir=false» /src\n' },
    ],
    good: [
      {
        code: 'FROM alpine\nADD --keep-git-dir https://github.com/moby/buildkit.git?tag=v0.32.0&keep-git-dir=1 /src\n',
      },
    ],
  },
  instruction: {
    keywords: ['ADD'],
    check(instruction, report) {
      const flag = instruction.flag('keep-git-dir');
      const keeps = flag === undefined ? undefined : flag.value?.text.toLowerCase() !== 'false';
      for (const source of sourcesOf(instruction)) {
        const text = constantText(readTemplate(source, instruction));
        const remote = text === undefined ? undefined : readRemote(text);
        if (remote?.kind !== 'git') continue;
        const message = queryFault(remote.query) ?? contradiction(remote.query, keeps);
        if (message !== undefined) report({ span: source.span(), message });
      }
    },
  },
};

function queryFault(query: URLSearchParams): string | undefined {
  for (const [key, value] of query) {
    if (!keys.includes(key))
      return `BuildKit does not know ${quoted(key)} in the URL of a Git repository. Write one of ${keys.join(', ')}.`;
    if (query.getAll(key).length > 1) return `The URL says ${key} twice. Keep one of the two.`;
    if (value === '' && !switches.includes(key))
      return `The URL has ${key} without a value. Write it after an equals sign.`;
    if (value !== '' && switches.includes(key) && !goBooleans.has(value))
      return `${key} must be true or false, not ${quoted(value)}.`;
    if (key === 'mtime' && value !== 'checkout' && value !== 'commit')
      return `mtime must be checkout or commit, not ${quoted(value)}.`;
  }
  return query.get('branch') && query.get('tag') ? 'The URL names a branch and a tag. Keep one of the two.' : undefined;
}

function contradiction(query: URLSearchParams, keeps: boolean | undefined): string | undefined {
  const said = query.get('keep-git-dir');
  if (said === null || keeps === undefined) return undefined;
  return keeps === (said === '' || goBooleans.get(said) === true)
    ? undefined
    : 'The URL says something else about keep-git-dir than the flag --keep-git-dir. Keep one of the two.';
}
