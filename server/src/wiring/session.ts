import {
  CodeLensRefreshRequest,
  type Connection,
  type InitializeParams,
  InlayHintRefreshRequest,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver/node';
import { dockerHubAddress } from '../engine/docker-hub';
import type { OnRuleFailure } from '../engine/lint';
import { type ClientAbilities, readAbilities } from './client';
import { Documents } from './documents';
import { Folders } from './folders';
import { clientCatalog } from './images/client-catalog';
import { DockerHub } from './images/docker-hub';
import { type HubCatalog, withDockerHub } from './images/hub-catalog';
import { ownCatalog } from './images/own-catalog';
import { type InitializationOptions, readInitializationOptions } from './initialization';
import { WorkspaceLinks } from './links/workspace-links';
import { createLog, type Log } from './log';
import { Neighbours } from './overlap';
import { HadolintFiles } from './settings/hadolint-files';
import { ProjectFiles } from './settings/project-files';
import { SettingsStore } from './settings/store';
import { WorkspaceFiles } from './workspace-files';

/** What the handlers of one connection share. */
export interface Session {
  readonly connection: Connection;
  readonly client: ClientAbilities;
  readonly options: InitializationOptions;
  readonly documents: Documents;
  readonly settings: SettingsStore;
  readonly projects: ProjectFiles;
  readonly hadolint: HadolintFiles;
  readonly folders: Folders;
  readonly neighbours: Neighbours;
  /** Which images there are. */
  readonly images: HubCatalog;
  /** The files of the workspace. */
  readonly files: WorkspaceFiles;
  /** Which stage builds the image of which container. */
  readonly links: WorkspaceLinks;
  /** Has the client ask for code lenses again. */
  refreshLenses(): void;
  /** Has the client ask for inlay hints again. */
  refreshHints(): void;
  readonly log: Log;
  /** Tells the person something once it has gone wrong. */
  tell(message: string): void;
  readonly onRuleFailure: OnRuleFailure;
  /** The settings that the client has pushed, for clients that cannot be asked. */
  pushedSettings: unknown;
  /** Whether the person trusts the workspace; turns true when they come to. */
  isTrusted: boolean;
  /** Turns false once the client has asked for the shutdown. */
  isOpen: boolean;
}

/** Builds what a connection needs, from what the client says of itself. */
export function createSession(connection: Connection, params: InitializeParams): Session {
  const client = readAbilities(params);
  const options = readInitializationOptions(params.initializationOptions);
  const log = createLog(connection, options.timings === true);
  const tell = (message: string) => {
    log.warn(message);
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  };
  const onRuleFailure: OnRuleFailure = (ruleId, error) => log.failureOnce(`Rule ${ruleId}`, error);
  const projects = new ProjectFiles(tell);
  const hadolint = new HadolintFiles(tell);
  const folders = new Folders(client.folders);
  const neighbours = new Neighbours();
  neighbours.set(options.neighbours ?? []);
  const settings = new SettingsStore({
    editor: (uri) => editorSettings(session, uri),
    projects,
    hadolint,
    rootOf: (file) => folders.rootOf(file),
    tell,
  });
  const documents = new Documents(settings, onRuleFailure);
  const files = new WorkspaceFiles(() => folders.all, client.watchesFiles);
  const links = new WorkspaceLinks(files, documents, (message) => log.warn(message));
  links.pushes = options.pushes ?? [];
  files.onChange = () => {
    links.forget();
    session.refreshLenses();
  };
  const hub = new DockerHub(options.dockerHubAddress ?? dockerHubAddress, log);
  const asksHub = () => session.isTrusted && settings.allowsDockerHub;
  const session: Session = {
    connection,
    client,
    options,
    documents,
    settings,
    projects,
    hadolint,
    folders,
    neighbours,
    images: withDockerHub(options.answersImages === true ? clientCatalog(connection) : ownCatalog(log), hub, asksHub),
    files,
    links,
    refreshLenses() {
      if (!client.refreshesLenses || !session.isOpen) return;
      connection
        .sendRequest(CodeLensRefreshRequest.type)
        .catch((error: unknown) => log.failureOnce('workspace/codeLens/refresh', error));
    },
    refreshHints() {
      if (!client.refreshesInlayHints || !session.isOpen) return;
      connection
        .sendRequest(InlayHintRefreshRequest.type)
        .catch((error: unknown) => log.failureOnce('workspace/inlayHint/refresh', error));
    },
    log,
    tell,
    onRuleFailure,
    pushedSettings: options.settings,
    isTrusted: options.isTrusted !== false,
    isOpen: true,
  };
  return session;
}

/** The settings below `quaymaster`: those of a document, or those of the whole window. */
export async function editorSettings({ client, connection, pushedSettings }: Session, uri?: string): Promise<unknown> {
  if (!client.answersConfiguration) return pushedSettings;
  return connection.workspace.getConfiguration({ scopeUri: uri, section: 'quaymaster' });
}
