import type { Suppression } from '../engine/language';
import type { Policy } from '../engine/policy';
import { idsOf, RuleRegistry, shellCheckCode } from '../engine/registry';
import { readIgnoreComment } from './ignore-comments';
import type { DockerfileModel, Statement } from './model';
import { rules } from './rules';
import type { Comment } from './syntax/scanner';
import { buildCheck, checkOfRule } from './tables/checks';

const registry = new RuleRegistry(rules);
const checkIds: ReadonlyMap<string, string> = new Map(
  rules.flatMap((rule) => {
    const check = checkOfRule(rule);
    return check === undefined ? [] : [[check.name, rule.id] as const];
  }),
);

/** The comments that silence rules: BuildKit's, hadolint's and ours. */
export function suppressions(model: DockerfileModel, { ignoreComments = true }: Policy = {}): Suppression[] {
  const found: Suppression[] = [];
  const ignoredBy = ignoreComments ? namedBy : () => undefined;
  const everywhere = { start: 0, end: model.text.length + 1 };
  const skipped = checksNamed(model.check.skip, () => true);
  if (skipped.size > 0) found.push({ span: everywhere, rules: skipped });
  for (const comment of model.comments) {
    const named = ignoredBy(comment);
    if (named?.global) found.push({ span: everywhere, rules: named.rules });
  }
  for (const statement of model.commented) {
    const rules = new Set<string>();
    for (const comment of statement.comments) {
      const named = ignoredBy(comment);
      if (named !== undefined && !named.global) for (const id of named.rules) rules.add(id);
    }
    for (const id of skippedHere(statement)) rules.add(id);
    if (rules.size > 0) found.push({ span: { start: statement.start, end: statement.end + 1 }, rules });
  }
  if (ignoreComments) found.push(...disabled(model));
  return found;
}

/** BuildKit asks the later of two instructions for MultipleInstructionsDisallowed: the rule does so itself. */
function skippedHere(statement: Statement): ReadonlySet<string> {
  const skip = statement.check?.value.options.skip;
  if (skip === undefined) return new Set();
  return checksNamed(skip, (name) => buildCheck(name)?.fileWide !== true && name !== 'MultipleInstructionsDisallowed');
}

function checksNamed(skip: ReadonlySet<string> | 'all', counts: (name: string) => boolean): Set<string> {
  const ids = new Set<string>();
  if (skip !== 'all' && skip.size === 0) return ids;
  // An experimental check is asked for by its name: not asking is how it is skipped.
  for (const [name, id] of checkIds)
    if (counts(name) && buildCheck(name)?.experimental !== true && (skip === 'all' || skip.has(name))) ids.add(id);
  return ids;
}

/** `# shellcheck disable=SC2086,SC2046` above a RUN or among its lines, which ShellCheck does not get to see. Those in a heredoc it does. */
function disabled(model: DockerfileModel): Suppression[] {
  if (!model.text.includes('disable=')) return [];
  return model.of('RUN').flatMap(({ start, end, comments, instruction }) => {
    const above = comments.map(({ text }) => `# ${text}`).join('\n');
    const text = instruction.heredocs.length === 0 ? `${above}\n${instruction.source}` : above;
    if (!text.includes('disable=')) return [];
    const codes = [...text.matchAll(/^[ \t]*#\s*shellcheck\s(?:.*\s)?disable=([\w,-]+)/gm)].flatMap(([, list = '']) =>
      list.split(',').map((code) => (/^\d{4}$/.test(code) ? `SC${code}` : code.toUpperCase())),
    );
    const rules = new Set(codes.filter((code) => shellCheckCode.test(code)));
    return rules.size === 0 ? [] : [{ span: { start, end: end + 1 }, rules }];
  });
}

function namedBy(comment: Comment): { global: boolean; rules: ReadonlySet<string> } | undefined {
  const ignore = readIgnoreComment(comment);
  if (ignore === undefined) return undefined;
  const rules = new Set(ignore.names.flatMap((name) => idsOf(name, registry)));
  return { global: ignore.global, rules };
}
