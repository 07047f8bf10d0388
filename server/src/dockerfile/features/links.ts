import type { LinkInfo } from '../../engine/features';
import { registryPage } from '../../engine/registry-pages';
import { sourcesOf } from '../copy-sources';
import type { DockerfileModel, Statement } from '../model';
import { normalize } from '../paths';
import { type StageUse, stageNumberPattern } from '../stages';
import { readRemote } from '../syntax/sources';

/** Pages of images and frontends, what ADD downloads, and the files that are copied. What depends on an unknown value leads nowhere. */
export function links(model: DockerfileModel): readonly LinkInfo[] {
  const found = [...frontendLinks(model)];
  for (const { uses } of model.stages) for (const use of uses) found.push(...imageLinks(model, use));
  for (const statement of [...model.of('COPY'), ...model.of('ADD')]) found.push(...sourceLinks(model, statement));
  return found.sort((a, b) => a.span.start - b.span.start);
}

function* frontendLinks({ directives }: DockerfileModel): Generator<LinkInfo> {
  const directive = directives.find(({ name, indented }) => name === 'syntax' && !indented);
  const page = directive && registryPage(directive.value.split(/\s/, 1)[0] ?? '');
  if (directive !== undefined && page !== undefined)
    yield { span: directive.valueSpan, to: { url: page.url }, tooltip: page.title };
}

function* imageLinks(model: DockerfileModel, { kind, statement, text, target }: StageUse): Generator<LinkInfo> {
  if (target !== undefined || !text.isContiguous() || stageNumberPattern.test(text.text)) return;
  const image = kind === 'from' ? baseOf(model, text) : text.text;
  const page = image === undefined || image.includes('$') ? undefined : registryPage(image);
  if (page !== undefined) yield { span: statement.at(text.span()), to: { url: page.url }, tooltip: page.title };
}

/** The image with the defaults of its ARGs; `undefined` where one has none, which the build has to give. */
function baseOf({ globals }: DockerfileModel, text: StageUse['text']): string | undefined {
  const { text: image, unmatched } = globals.expand(text);
  return unmatched.every(({ operator }) => operator !== undefined) ? image : undefined;
}

function* sourceLinks(model: DockerfileModel, statement: Statement): Generator<LinkInfo> {
  const { instruction, stage } = statement;
  if (stage === undefined || instruction.flag('from') !== undefined) return;
  const resolved = new Map(model.scopes.resolved(statement).map(({ source, expansion }) => [source, expansion]));
  for (const source of sourcesOf(instruction)) {
    const { text, unmatched = [] } = resolved.get(source) ?? {};
    if (text === undefined || unmatched.length > 0 || !source.isContiguous() || source.length === 0) continue;
    const span = statement.at(source.span());
    const remote = instruction.keyword === 'ADD' ? readRemote(text) : undefined;
    if (remote !== undefined) {
      const url = text.split('#', 1)[0] ?? '';
      if (URL.canParse(url) && /^https?:/.test(url))
        yield { span, to: { url }, tooltip: remote.kind === 'git' ? 'Git repository' : 'What is downloaded' };
      continue;
    }
    const file = normalize(text).replace(/^\//, '');
    if (/[*?[\\]/.test(file) || file.startsWith('..') || file === '.' || file === '') continue;
    yield { span, to: { file }, tooltip: 'File of the build context' };
  }
}
