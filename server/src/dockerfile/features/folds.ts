import type { FoldInfo } from '../../engine/features';
import type { DockerfileModel, Statement } from '../model';
import type { Comment } from '../syntax/scanner';
import { lineNumber } from './lines';

/** What can be folded: stages, instructions of several lines, heredocs up to the line that ends them, comments, and regions. */
export function folds(model: DockerfileModel): readonly FoldInfo[] {
  const found = [
    ...model.stages.map(({ from, statements }) => fold(from.start, statements.at(-1)?.end ?? from.end)),
    ...model.statements.flatMap(statementFolds),
    ...commentFolds(model),
  ];
  const starts = new Set<number>();
  return found.filter(({ span }) => {
    const first = lineNumber(model, span.start);
    // An editor folds one thing at a line; those that reach furthest come first.
    if (lineNumber(model, span.end) <= first || starts.has(first)) return false;
    starts.add(first);
    return true;
  });
}

function fold(start: number, end: number, kind?: FoldInfo['kind']): FoldInfo {
  return { span: { start, end }, kind };
}

/** The instruction where it goes on in other lines, and its heredocs: each begins where the one before ends. */
function statementFolds({ start, end, instruction }: Statement): FoldInfo[] {
  const { heredocs, source } = instruction;
  const [first] = heredocs;
  if (first === undefined) return [fold(start, end)];
  const found: FoldInfo[] = [];
  const lastLine = start + Math.max(first.body.start - 1, 0);
  if (source.lastIndexOf('\n', first.body.start - 2) !== -1) found.push(fold(start, end));
  let from = lastLine;
  for (const { body, terminator } of heredocs) {
    found.push(fold(from, start + (terminator === undefined ? body.end : body.end - 1)));
    from = start + (terminator?.start ?? body.end);
  }
  return found;
}

const regionPattern = /^(end)?region\b/;

function commentFolds(model: DockerfileModel): FoldInfo[] {
  const found: FoldInfo[] = [];
  const regions: Comment[] = [];
  let block: Comment[] = [];
  const endBlock = () => {
    const [first, last] = [block[0], block.at(-1)];
    if (first !== undefined && last !== undefined) found.push(fold(first.span.start, last.span.end, 'comment'));
    block = [];
  };
  for (const comment of model.comments) {
    const region = regionPattern.exec(comment.text);
    const before = block.at(-1);
    const follows =
      before !== undefined && lineNumber(model, before.span.end) + 1 === lineNumber(model, comment.span.start);
    if (region !== null || !follows) endBlock();
    if (region === null) block.push(comment);
    else if (region[1] === undefined) regions.push(comment);
    else {
      const opening = regions.pop();
      if (opening !== undefined) found.push(fold(opening.span.start, comment.span.end, 'region'));
    }
  }
  endBlock();
  return found;
}
