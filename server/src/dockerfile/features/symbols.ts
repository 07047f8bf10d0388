import type { SymbolInfo, WorkspaceSymbolInfo } from '../../engine/features';
import type { Span } from '../../engine/span';
import type { DockerfileModel, Statement } from '../model';
import type { Stage } from '../stages';
import type { HeredocBody } from '../syntax/scanner';
import { lineNumber } from './lines';

/** Longer details are cut in the outline, in UTF-16 units. */
const longestDetail = 60;

/** The outline of a Dockerfile: what stands above the first stage, then the stages with their instructions. */
export function symbols(model: DockerfileModel): readonly SymbolInfo[] {
  const above = model.statements.filter(({ stage }) => stage === undefined);
  const globals = above.flatMap((statement) => {
    const variables = statement.keyword === 'ARG' ? variablesOf(statement) : [];
    return variables.length > 0 ? variables : instructionSymbol(model, statement);
  });
  return [...globals, ...model.stages.map((stage) => stageSymbol(model, stage))];
}

function stageSymbol(model: DockerfileModel, stage: Stage): SymbolInfo {
  const { from, nameText, image, index, statements } = stage;
  const name = nameText ?? image;
  return {
    name: name?.text || 'FROM',
    detail: nameText === undefined ? `stage ${index}` : image?.text,
    kind: 'stage',
    span: { start: from.start, end: statements.at(-1)?.end ?? from.end },
    nameSpan: from.at(name?.span() ?? from.instruction.keywordSpan),
    children: statements
      .filter((statement) => statement !== from)
      .flatMap((statement) => instructionSymbol(model, statement)),
  };
}

/** None for a lone continuation character: editors reject symbols without a name. */
function instructionSymbol(model: DockerfileModel, statement: Statement): SymbolInfo[] {
  const { instruction, start, end } = statement;
  if (instruction.keywordText.length === 0) return [];
  const text = instruction.line.text.slice(instruction.keywordText.length).trim();
  const symbol: SymbolInfo = {
    name: instruction.keywordText.text,
    detail: shortened(text),
    kind: 'instruction',
    span: { start, end },
    nameSpan: statement.at(instruction.keywordSpan),
    children: [
      ...variablesOf(statement),
      ...instruction.heredocs.map((heredoc) => heredocSymbol(model, statement, heredoc)),
    ],
  };
  return [symbol];
}

function variablesOf(statement: Statement): SymbolInfo[] {
  const { keyword, instruction } = statement;
  if (keyword !== 'ARG' && keyword !== 'ENV') return [];
  const named = instruction.pairs.filter(({ key }) => key.length > 0);
  return named.map(({ key, value, whole }) => ({
    name: key.text,
    detail: value && shortened(value.text),
    kind: 'variable',
    span: statement.at(whole.span()),
    nameSpan: statement.at(key.span()),
    children: [],
  }));
}

function heredocSymbol(
  model: DockerfileModel,
  statement: Statement,
  { opener, body, terminator }: HeredocBody,
): SymbolInfo {
  const nameSpan = statement.at(statement.instruction.line.span(opener.from, opener.to));
  const lines = lineNumber(model, statement.start + body.end) - lineNumber(model, statement.start + body.start);
  return {
    name: opener.name,
    detail: lines === 1 ? '1 line' : `${lines} lines`,
    kind: 'string',
    span: { start: nameSpan.start, end: statement.start + (terminator ?? body).end },
    nameSpan,
    children: [],
  };
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > longestDetail ? `${line.slice(0, longestDetail)}…` : line;
}

/** What other files and people know a Dockerfile by: the names of its stages and of its build arguments. */
export function workspaceSymbols(model: DockerfileModel): readonly WorkspaceSymbolInfo[] {
  const stages = model.stages.flatMap(({ nameText, image, from }): WorkspaceSymbolInfo[] =>
    nameText === undefined
      ? []
      : [{ name: nameText.text, kind: 'stage', container: image?.text, span: from.at(nameText.span()) }],
  );
  const found = new Map<string, Span>();
  for (const statement of model.of('ARG'))
    for (const { key } of statement.instruction.pairs)
      if (key.length > 0 && !found.has(key.text)) found.set(key.text, statement.at(key.span()));
  const variables = [...found].map(
    ([name, span]): WorkspaceSymbolInfo => ({ name, kind: 'variable', container: 'ARG', span }),
  );
  return [...stages, ...variables];
}
