import { replacing } from '../fixes';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { nearest } from '../suggest';

interface Choice {
  readonly flag: string;
  readonly values: readonly string[];
  readonly says: string;
}

function choiceRule(
  id: string,
  summary: string,
  why: string,
  { flag, values, says }: Choice,
  wrong: string,
  fixed: string,
): DockerfileRule {
  return {
    id,
    severity: 'error',
    preset: 'recommended',
    summary,
    why,
    evidence: [{ source: 'BuildKit', reference: `frontend/dockerfile/instructions/commands_run${flag}.go`, says }],
    frontendMayKnow: true,
    examples: {
      bad: [
        { code: `FROM alpine\nRUN --${flag}=«${wrong}» true\n`, fixed: `FROM alpine\nRUN --${flag}=${fixed} true\n` },
        { code: `FROM alpine\nRUN --${flag}=«bridge» true\n` },
      ],
      good: [{ code: `FROM alpine\nRUN --${flag}=${fixed} true\n` }],
    },
    instruction: {
      keywords: ['RUN'],
      check({ flags }, report) {
        for (const { name, value, span } of flags) {
          if (name !== flag || value === undefined || values.includes(value.text)) continue;
          const meant = nearest(value.text, values);
          report({
            span: value.length > 0 ? value.span() : span,
            message: `--${flag} must be ${values.slice(0, -1).join(', ')} or ${values.at(-1)}, not ${value.text === '' ? 'empty' : quoted(value.text)}.`,
            fixes: meant === undefined ? [] : [replacing(value.span(), meant, `Change to ${meant}`, 'suggested')],
          });
        }
      },
    },
  };
}

/** The two flags of RUN that choose among a few words. */
export const rules: readonly DockerfileRule[] = [
  choiceRule(
    'run-network',
    '`RUN --network` names a network that there is not.',
    'A command of a build has the network of the builder (`default`), none at all, or that of the host; networks of containers are not known to it.',
    { flag: 'network', values: ['default', 'none', 'host'], says: 'invalid network mode "bridge"' },
    'non',
    'none',
  ),
  choiceRule(
    'run-security',
    '`RUN --security` is neither sandbox nor insecure.',
    '`insecure` runs the command with all privileges, where the builder allows it; `sandbox`, the default, does not.',
    { flag: 'security', values: ['sandbox', 'insecure'], says: 'security "unsafe" is not valid' },
    'sandbx',
    'sandbox',
  ),
];
