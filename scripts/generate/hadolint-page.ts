import { hadolintCodes } from '../../server/src/dockerfile/tables/hadolint';
import type { RuleDescription } from '../../server/src/engine/rule';
import { type Counts, measured } from './hadolint/measured';
import { hadolintNotes } from './hadolint/notes';
import { severityInHadolint } from './hadolint/severities';
import { table } from './markdown';
import { editorFix, isFixable } from './rule-pages';

const none: Counts = [0, 0, 0, 0];

/** docs/hadolint.md: every code of hadolint, the rule that is it, and how far the two agree on real files. */
export function hadolintPage(rules: readonly RuleDescription[]): string {
  return [
    '# hadolint, and what of it is reported here',
    coming(),
    '## Rules',
    `The numbers of hadolint 2.15 and what they are about. Every rule can be set and silenced by its number, in any case.
A rule of preset \`all\` is on where somebody asks for the preset or sets the rule; one of preset \`none\`, where somebody sets it.
DL1000, which is what hadolint says of a file that it cannot read, is [every error of BuildKit](buildkit.md#errors), each with a rule of its own.`,
    table(
      [
        'code',
        'what it is about',
        'rule',
        'preset',
        'severity, hadolint’s and ours',
        'fix',
        'where ours differs, and why',
      ],
      hadolintCodes.map(({ value, description }) => row(value, description, rules)),
    ),
    '## How far they agree',
    agreement(),
    table(
      ['code', 'both', 'only hadolint', 'only ours, `recommended`', 'only ours, every rule on', 'agreement'],
      hadolintCodes.flatMap(({ value }) => counts(value)),
    ),
    '',
  ].join('\n\n');
}

function coming(): string {
  return `Coming from hadolint, nothing has to be changed: the nearest \`.hadolint.yaml\` (or \`.hadolint.yml\`) in the folder of a Dockerfile or above it is read, in the editor and
on the command line, and so are \`# hadolint ignore=\` and \`# hadolint global ignore=\`. What it says yields to a \`.quaymaster.json\`.
\`quaymaster migrate\` takes it over into a \`.quaymaster.json\`, and says what has no counterpart there; \`--dry-run\` shows the change.

${table(
  ['`.hadolint.yaml`', '`.quaymaster.json`', ''],
  [
    ['`ignored`', '`rules`: `off`', 'Codes of ShellCheck, too.'],
    [
      '`override`',
      '`rules`: `error`, `warning`, `information`, `hint`',
      '`info` is `information`, `style` is `hint`. A rule that is set is on, whatever its preset.',
    ],
    ['`trustedRegistries`', '`trustedRegistries`', ''],
    ['`label-schema`', '`labelSchema`', ''],
    ['`strict-labels`', '`strictLabels`', ''],
    [
      '`disable-ignore-pragma`',
      '`ignoreComments: false`',
      'For our comments, too. BuildKit obeys its own `# check=skip=` anyway.',
    ],
    ['`failure-threshold`', '`failOn`', 'hadolint fails from `info` on where nothing is said, ours from `error` on.'],
    ['`no-fail`', '`failOn: never`', ''],
    ['`format`, `no-color`', '', 'Written on the command line (`--format`), and in the environment (`NO_COLOR`).'],
  ],
)}`;
}

function row(code: string, description: string, rules: readonly RuleDescription[]): string[] {
  const own = rules.filter(({ aliases = [] }) => aliases.includes(code));
  const note = hadolintNotes[code] ?? '';
  if (own.length === 0) throw new Error(`No rule is known as ${code}.`);
  const all = (of: (rule: RuleDescription) => string) => [...new Set(own.map(of))].join(', ');
  return [
    code,
    description,
    all(({ id }) => `[${id}](rules/${id}.md)`),
    all(({ preset }) => preset),
    `${severityInHadolint(code)}, ${all(({ severity }) => severity)}`,
    own.some(isFixable) ? 'yes' : own.map(editorFix).join(''),
    note,
  ];
}

function counts(code: string): string[][] {
  const [both, theirs, recommended, all] = measured.codes[code] ?? none;
  if (both + theirs + all === 0) return [];
  return [[code, both, theirs, recommended, all, percent(both, both + theirs + all)].map(String)];
}

function agreement(): string {
  const sums = Object.values(measured.codes).reduce<number[]>(
    (sum, row) => sum.map((n, index) => n + (row[index] ?? 0)),
    [...none],
  );
  const [both = 0, theirs = 0, recommended = 0, all = 0] = sums;
  return `hadolint 2.15.1 and ours on ${measured.files.toLocaleString('en')} Dockerfiles of public repositories, finding by finding: the same code in the same
instruction. Of ${(both + theirs + all).toLocaleString('en')} findings ${both.toLocaleString('en')} (${percent(both, both + theirs + all)}) are found by both, ${theirs.toLocaleString('en')} by hadolint alone and ${all.toLocaleString('en')} by ours alone, ${recommended.toLocaleString('en')} of them in preset \`recommended\`.
The table above says why. Codes without a finding on either side are left out.`;
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
