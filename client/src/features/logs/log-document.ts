import type { Translate } from '../../infrastructure/translate';
import type { Findings } from './find-logs';
import type { Range } from './ranges';
import type { LogText } from './read-logs';
import type { Target } from './target';

/** A document of what was read; its head says what it is of, in UTC, and what is not in it. */
export function logDocument(
  target: Target,
  { streams, unreadable }: Findings,
  { from, to, pattern }: Range & { readonly pattern?: string },
  { lines, cutAt, missing }: LogText,
  t: Translate,
): string {
  const head = [
    target.name,
    t('{0} to {1} (UTC)', from.toISOString(), to.toISOString()),
    ...streams.map(({ region, group, name, isFamily }) => `${region}: ${group} ${name}${isFamily ? '*' : ''}`),
    ...(pattern === undefined ? [] : [t('Filter: {0}', pattern)]),
    t('Lines: {0}', lines.length),
    ...unreadable,
    ...missing.map((group) => t('The log group {0} does not exist.', group)),
    ...(cutAt === undefined
      ? []
      : [t('Cut at {0}: there is more. A shorter range or a filter shows it.', cutAt.toISOString())]),
  ];
  return [...head.map((line) => `# ${line}`), '', ...lines, ''].join('\n');
}
