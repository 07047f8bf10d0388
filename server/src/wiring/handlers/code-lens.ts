import { type CodeLens, type CodeLensParams, CodeLensRequest, type Command } from 'vscode-languageserver/node';
import type { TaskDefinitionModel } from '../../task-definition/model';
import { problemOf } from '../../task-definition/registration';
import { opening } from '../../task-definition/values';
import type { DocumentView } from '../documents';
import { documentHandler } from '../handler';
import { type LensCommands, type Place, showCommand } from '../link-messages';
import { endsOf, type LinkEnd, linksOfEnd, otherEnd } from '../links/ends';
import { builtBy, reason, runsAs } from '../links/words';
import type { PlacedLink } from '../links/workspace-links';
import { rangeOf } from '../positions';

/** More on one line than a person reads. */
const most = 3;

/** What runs a stage, what builds an image, and what the client can do with them. */
export const codeLens = documentHandler<CodeLensParams, CodeLens[] | null>({
  method: CodeLensRequest.method,
  capabilities: () => ({ codeLensProvider: {} }),
  nothing: null,
  async answer(view, _params, { links, client, options, isTrusted }) {
    const { uri } = view.text;
    const commandsOf: LensCommands = (isTrusted && options.lensCommands) || {};
    const registers = registerLens(view, commandsOf);
    const ends = endsOf(view).map((end) => ({ end, range: rangeOf(view.text, end.span) }));
    const stages = ends.filter(({ end }) => end.kind === 'stage').length;
    // Who is not told of news waits for the files, once.
    const known = client.refreshesLenses ? await links.now() : await links.all();
    const linked = ends.flatMap(({ end, range }) => {
      const found = linksOfEnd(known, uri, end);
      const isLast = end.kind === 'stage' && end.index === stages - 1;
      const commands = [
        ...found.slice(0, most).map((link) => leadTo(link, end, client.showsDocuments)),
        ...(found.length > most ? [{ title: `and ${found.length - most} more`, command: '' }] : []),
        ...offers(uri, end, found, isLast, commandsOf),
      ];
      return commands.map((command) => ({ range, command }));
    });
    return [...registers, ...linked];
  },
});

/** Where people write; what is shown without being written, such as a revision, is registered already. */
const writable = /^(?:file|untitled|vscode-remote):/;

/** On the family of what can be registered, or at its start. */
function registerLens({ text, source, model }: DocumentView, { register }: LensCommands): CodeLens[] {
  if (register === undefined || source.kind !== 'task-definition' || !writable.test(text.uri)) return [];
  const definition = model as TaskDefinitionModel;
  if (problemOf(definition) !== undefined) return [];
  const range = rangeOf(text, definition.task.keySpan('family') ?? opening(definition.task.node?.span ?? nowhere));
  return [{ range, command: { title: 'Register…', command: register, arguments: [text.uri] } }];
}

const nowhere = { start: 0, end: 0 };

function leadTo(link: PlacedLink, end: LinkEnd, canShow: boolean): Command {
  const { uri, range } = otherEnd(link, end);
  const title = end.kind === 'stage' ? runsAs(link) : builtBy(link);
  const place: Place = { uri, range };
  // An empty command is a text that cannot be clicked.
  return { title, tooltip: reason(link), command: canShow ? showCommand : '', arguments: canShow ? [place] : [] };
}

function offers(
  uri: string,
  end: LinkEnd,
  found: readonly PlacedLink[],
  isLast: boolean,
  { push, choose }: LensCommands,
): Command[] {
  const offered: Command[] = [];
  const isAmbiguous = found.some((link) => link.isAmbiguous);
  if (end.kind === 'container' && isAmbiguous && choose !== undefined)
    offered.push({ title: 'Choose what builds it…', command: choose, arguments: [uri, end.index] });
  const builds = end.kind === 'stage' ? isLast || found.length > 0 : found.length > 0 && !isAmbiguous;
  const built = end.kind === 'stage' ? { uri, index: end.index, isLast } : found[0]?.stage;
  if (!builds || push === undefined || built === undefined) return offered;
  const name = end.kind === 'stage' ? end.name : found[0]?.stage.facts.name;
  // A last stage is meant as such, and not as one that nobody has named.
  const target = built.isLast ? null : (name ?? String(built.index));
  offered.push({ title: 'Build and push to ECR…', command: push, arguments: [built.uri, target] });
  return offered;
}
