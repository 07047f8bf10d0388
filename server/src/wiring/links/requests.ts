import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CreateFile, TextDocumentEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { settleImage } from '../../configuration/settle-image';
import type { DockerfileModel } from '../../dockerfile/model';
import { headLength, kindOf } from '../../engine/documents';
import { languageOf } from '../../languages';
import type { TaskDefinitionModel } from '../../task-definition/model';
import { textEdits } from '../edits';
import { guarded, type Handler } from '../handler';
import {
  type BuildInputs,
  type ContainerInfo,
  type EditAnswer,
  type FileParams,
  type LinkEnds,
  type LinkInfo,
  type LinksParams,
  linkRequests,
  type PushesParams,
  pushesNotification,
  type SetImageParams,
  type SettleParams,
  type StageInfo,
} from '../link-messages';
import type { Session } from '../session';
import { canonicalUri, filePathOf } from '../uris';
import type { PlacedContainer, PlacedLink, PlacedStage } from './workspace-links';

/** What a client can ask about links, besides what every editor asks. */
export const linkMessages: Handler = {
  capabilities: () => ({}),
  register(session) {
    const { connection, log, links } = session;
    const on = <Params>(method: string, body: (params: Params) => Promise<unknown>) =>
      connection.onRequest(method, (params: Params): Promise<unknown> => guarded(log, method, () => body(params)));
    on(linkRequests.links, (params: LinksParams) => linksOf(session, params));
    on(linkRequests.ends, () => endsOf(session));
    on(linkRequests.inputs, (params: FileParams) => inputsOf(session, params));
    on(linkRequests.settle, (params: SettleParams) => settle(session, params));
    on(linkRequests.setImage, (params: SetImageParams) => setImage(session, params));
    connection.onNotification(pushesNotification, ({ pushes }: PushesParams) => {
      links.pushes = pushes;
      session.refreshLenses();
    });
  },
};

async function linksOf({ links }: Session, { uri }: LinksParams): Promise<LinkInfo[]> {
  const all = await links.all();
  const wanted = uri === undefined ? undefined : canonicalUri(uri);
  const isWanted = (end: { uri: string }) => wanted === undefined || canonicalUri(end.uri) === wanted;
  return all.filter(({ stage, container }) => isWanted(stage) || isWanted(container)).map(infoOf);
}

async function endsOf({ links }: Session): Promise<LinkEnds> {
  const { stages, containers } = await links.ends();
  return {
    stages: stages.map(stageInfo),
    containers: containers.map((container) => ({ taskDefinition: container.uri, container: containerInfo(container) })),
  };
}

function infoOf({ stage, container, isAmbiguous, strength, evidence }: PlacedLink): LinkInfo {
  const ends = { ...stageInfo(stage), taskDefinition: container.uri, container: containerInfo(container) };
  return { ...ends, isAmbiguous, strength, evidence };
}

function stageInfo({ uri, facts, index, isLast }: PlacedStage): StageInfo {
  return { dockerfile: uri, target: isLast ? undefined : (facts.name ?? String(index)), stage: facts.label };
}

function containerInfo({ index, facts, platform }: PlacedContainer): ContainerInfo {
  return { index, name: facts.name, image: facts.image?.text, platform };
}

async function inputsOf(session: Session, { uri }: FileParams): Promise<BuildInputs | null> {
  const read = await readDocument(session, uri);
  if (read?.kind !== 'dockerfile') return null;
  const { buildInputs } = await import('../../project');
  return buildInputs(read.model as DockerfileModel);
}

async function setImage(session: Session, { uri, container, image }: SetImageParams): Promise<EditAnswer> {
  const read = await readDocument(session, uri);
  if (read === undefined || read.kind === 'dockerfile')
    return { refusal: 'The task definition is not there any more, or cannot be read as one.' };
  const { imageEdits } = await import('../../project');
  const edits = imageEdits(read.model as TaskDefinitionModel, container, image);
  return { edit: { documentChanges: [editOf(read.document, read.version, edits)] } };
}

/** The edit that writes into `.quaymaster.json` what builds an image. */
export async function settle(
  session: Session,
  { taskDefinition, container, dockerfile, target }: SettleParams,
): Promise<EditAnswer> {
  const [runs, builds] = [filePathOf(taskDefinition), filePathOf(dockerfile)];
  if (runs === undefined || builds === undefined) return { refusal: 'Only files on this disk can be linked.' };
  const file = await session.projects.fileFor(runs, session.folders.rootOf(runs));
  const uri = pathToFileURL(file).href;
  const open = session.documents.texts.get(uri);
  const text = open?.getText() ?? (await readFile(file, 'utf8').catch(() => ''));
  const seen = (other: string) => path.relative(path.dirname(file), other).replaceAll(path.sep, '/');
  const edits = settleImage(text, { taskDefinition: seen(runs), container, dockerfile: seen(builds), target });
  if (edits === undefined)
    return { refusal: `${file} cannot be read, so nothing was written into it; mend the file first.` };
  const document = TextDocument.create(uri, 'json', 0, text);
  const changes = [CreateFile.create(uri, { ignoreIfExists: true }), editOf(document, null, edits)];
  return { edit: { documentChanges: changes } };
}

function editOf(
  document: TextDocument,
  version: number | null,
  edits: Parameters<typeof textEdits>[1],
): TextDocumentEdit {
  return TextDocumentEdit.create({ uri: document.uri, version }, textEdits(document, edits));
}

/** A document as it stands in the editor, or else on the disk. */
async function readDocument({ documents }: Session, uri: string) {
  const known = canonicalUri(uri);
  const open = documents.texts.all().find((text) => canonicalUri(text.uri) === known);
  const view = open === undefined ? undefined : documents.view(open.uri);
  if (view !== undefined)
    return { document: view.text, version: view.text.version, kind: view.source.kind, model: view.model };
  const file = filePathOf(uri);
  const text = file === undefined ? undefined : await readFile(file, 'utf8').catch(() => undefined);
  if (file === undefined || text === undefined) return undefined;
  const place = file.replaceAll(path.sep, '/');
  // Somebody has said that it is a Dockerfile, whatever it is called.
  const kind = kindOf({ path: place, head: text.slice(0, headLength) }) ?? 'dockerfile';
  const document = TextDocument.create(uri, '', 0, text);
  return { document, version: null, kind, model: languageOf(kind).parse({ text, kind, path: place }) };
}
