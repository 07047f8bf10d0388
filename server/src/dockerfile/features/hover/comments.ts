import { documentationOf } from '../../../engine/documentation';
import type { HoverInfo } from '../../../engine/features';
import { code, paragraphs } from '../../../engine/markdown';
import { RuleRegistry } from '../../../engine/registry';
import type { Span } from '../../../engine/span';
import { readIgnoreComment } from '../../ignore-comments';
import { type DockerfileModel, readCheckComment } from '../../model';
import { rules } from '../../rules';
import { readCheckValue } from '../../syntax/check-options';
import type { Directive } from '../../syntax/directives';
import type { Comment } from '../../syntax/scanner';
import { buildCheck, checkOptionFacts } from '../../tables/checks';
import { directiveFacts } from '../../tables/directives';
import { hadolintCodes } from '../../tables/hadolint';
import { checkLink, referenceLink } from '../reference';
import { isOn } from './place';

const registry = new RuleRegistry(rules);

/** A directive at the top: what it does, and what its value says. */
export function explainDirective(model: DockerfileModel, offset: number): HoverInfo | undefined {
  const directive = model.directives.find(({ span }) => isOn(span, offset));
  if (directive === undefined) return undefined;
  if (!isOn(directive.valueSpan, offset)) return aboutDirective(directive);
  if (directive.name === 'check') return inCheck(directive.value, directive.valueSpan.start, offset);
  const value = directiveFacts
    .find(({ name }) => name === directive.name)
    ?.values.find((fact) => fact.value === directive.value);
  return value && { span: directive.valueSpan, markdown: paragraphs(`**${code(value.value)}**`, value.description) };
}

function aboutDirective({ name, span, valueSpan }: Directive): HoverInfo {
  const fact = directiveFacts.find((one) => one.name === name);
  const link = referenceLink(`${name} in the Dockerfile reference`, name);
  return {
    span: { start: span.start, end: valueSpan.start },
    markdown: paragraphs(`**${code(`# ${name}=`)}**`, fact?.description, link),
  };
}

/** A comment that silences rules: what each of the names in it means. */
export function explainComment(model: DockerfileModel, offset: number): HoverInfo | undefined {
  const comment = commentAt(model, offset);
  if (comment === undefined) return undefined;
  const check = readCheckComment(comment);
  if (check !== undefined) return inCheck(check.text, check.valueStart, offset);
  return readIgnoreComment(comment) === undefined ? undefined : inIgnore(model.text, comment, offset);
}

function commentAt({ comments }: DockerfileModel, offset: number): Comment | undefined {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle] as Comment).span.start <= offset) low = middle + 1;
    else high = middle;
  }
  const comment = comments[low - 1];
  return comment !== undefined && isOn(comment.span, offset) ? comment : undefined;
}

function inCheck(value: string, start: number, offset: number): HoverInfo | undefined {
  const at = offset - start;
  const named = readCheckValue(value).names.find(({ from, to }) => from <= at && at < to);
  if (named !== undefined) return checkText(named.name, { start: start + named.from, end: start + named.to });
  for (const { value: key, description } of checkOptionFacts) {
    const from = value.search(new RegExp(`(?:^|;)${key}\\s*=`));
    const begin = from === -1 ? -1 : value.indexOf(key, from);
    if (begin === -1 || at < begin || at >= begin + key.length) continue;
    return {
      span: { start: start + begin, end: start + begin + key.length },
      markdown: paragraphs(
        `**${code(key)}**`,
        description,
        referenceLink('check in the Dockerfile reference', 'check'),
      ),
    };
  }
  return undefined;
}

function checkText(name: string, span: Span): HoverInfo | undefined {
  const check = buildCheck(name);
  if (check === undefined) return undefined;
  return { span, markdown: paragraphs(`**${code(name)}**`, check.description, ruleLinks(name), checkLink(check)) };
}

function inIgnore(text: string, comment: Comment, offset: number): HoverInfo | undefined {
  const equals = text.indexOf('=', comment.span.start);
  for (const match of text.slice(equals + 1, comment.span.end).matchAll(/[\w-]+/g)) {
    const start = equals + 1 + match.index;
    const span = { start, end: start + match[0].length };
    if (!isOn(span, offset)) continue;
    const meaning = hadolintCodes.find(({ value }) => value === match[0])?.description;
    const links = ruleLinks(match[0]);
    const isKnown = meaning !== undefined || links !== undefined;
    return isKnown ? { span, markdown: paragraphs(`**${code(match[0])}**`, meaning, links) } : undefined;
  }
  return undefined;
}

/** The rules that a name stands for, with their pages. */
function ruleLinks(name: string): string | undefined {
  const found = registry.resolve(name).map(({ id, summary }) => `[${id}](${documentationOf(id)}): ${summary}`);
  return found.length === 0 ? undefined : found.join('\n\n');
}
