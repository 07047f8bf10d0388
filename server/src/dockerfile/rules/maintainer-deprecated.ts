import { replacing } from '../fixes';
import type { DockerfileRule } from '../rule';

const label = 'org.opencontainers.image.authors';

export const rule: DockerfileRule = {
  id: 'maintainer-deprecated',
  severity: 'information',
  preset: 'recommended',
  summary: 'MAINTAINER is deprecated in favour of a label.',
  why:
    `The author that MAINTAINER records is a field that few tools show. The label \`${label}\` is the standard place, ` +
    'and can be read and searched like every other label.',
  aliases: ['MaintainerDeprecated', 'DL4000', 'DEPRECATED_MAINTAINER'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'MaintainerDeprecated',
      says: 'Maintainer instruction is deprecated in favor of using label',
    },
  ],
  examples: {
    bad: [
      {
        code: 'FROM alpine\n«MAINTAINER» Ada <ada@example.com>\n',
        fixed: `FROM alpine\nLABEL ${label}="Ada <ada@example.com>"\n`,
      },
    ],
    good: [{ code: `FROM alpine\nLABEL ${label}="Ada <ada@example.com>"\n` }],
  },
  instruction: {
    keywords: ['MAINTAINER'],
    check({ keywordSpan, keywordText, arguments: author, escapeCharacter, flags }, report) {
      const keyword = keywordText.text === keywordText.text.toLowerCase() ? 'label' : 'LABEL';
      const fixable = author.length > 0 && flags.length === 0 && author.isContiguous();
      const quoted = /^"[^"]*"$|^'[^']*'$/.test(author.text);
      const value = quoted
        ? author.text
        : `"${author.text.replace(/["$\\`]/g, (char) => (char === '`' && escapeCharacter !== '`' ? char : escapeCharacter + char))}"`;
      report({
        span: keywordSpan,
        message: `MAINTAINER is deprecated. Write LABEL ${label}=name instead.`,
        tags: ['deprecated'],
        fixes: fixable
          ? [
              replacing(
                { start: keywordSpan.start, end: author.span().end },
                `${keyword} ${label}=${value}`,
                'Change to a label',
                'suggested',
              ),
            ]
          : [],
      });
    },
  },
};
