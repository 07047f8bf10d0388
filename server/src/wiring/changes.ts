import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver/node';
import { projectFileName } from '../configuration/project-file';
import { ignoreFileName } from '../engine/build-context';
import { mayBeChecked } from './documents';
import { registerFormatting } from './handlers/formatting';
import { type NeighboursParams, neighboursNotification, readNames, trustedNotification } from './initialization';
import { Publisher } from './publisher';
import type { Session } from './session';
import { ShellChecks } from './shell-checks';
import { filePathOf } from './uris';

/** The files that tell what is built from what. */
const linkedFiles = [
  '**/{*[dD]ockerfile*,*[cC]ontainerfile*,*.json}',
  '**/*compose*.{yml,yaml}',
  '**/.github/workflows/*.{yml,yaml}',
];

/** Follows everything that can change what is shown: texts, settings, configuration files, folders and neighbours. */
export function followChanges(session: Session): void {
  const publisher = session.client.pullsDiagnostics ? undefined : new Publisher(session);
  const showAgain = () => {
    session.refreshHints();
    if (publisher !== undefined) publisher.scheduleAll();
    else if (session.client.refreshesDiagnostics) refresh(session);
  };
  const shellChecks = followShellChecks(session, showAgain);
  const reloaded = () => {
    showAgain();
    shellChecks.checkAll();
  };
  followTexts(session, shellChecks, publisher);
  followSettings(session, reloaded);
  // Before the client has heard what the server can do, it must not be asked for anything.
  session.connection.onInitialized(() => {
    followFolders(session, reloaded);
    register(session);
    void registerFormatting(session);
  });
  session.connection.onNotification(neighboursNotification, ({ neighbours }: NeighboursParams) => {
    session.neighbours.set(readNames(neighbours));
    showAgain();
  });
  session.connection.onShutdown(() => {
    session.isOpen = false;
    publisher?.dispose();
    shellChecks.dispose();
  });
}

function followShellChecks(session: Session, showAgain: () => void): ShellChecks {
  const { connection, documents, settings, options, tell } = session;
  const host = { documents, ready: (uri: string) => settings.ready(uri), tell, showAgain };
  const shellChecks = new ShellChecks(host, options.isTrusted !== false);
  documents.moreFindings = (view) => shellChecks.findings(view);
  connection.onNotification(trustedNotification, () => {
    shellChecks.isTrusted = true;
    session.isTrusted = true;
    session.refreshHints();
    session.refreshLenses();
    shellChecks.checkAll();
  });
  return shellChecks;
}

function refresh({ connection, log }: Session): void {
  connection.languages.diagnostics
    .refresh()
    .catch((error: unknown) => log.failureOnce('workspace/diagnostic/refresh', error));
}

function followTexts(
  { connection, documents, settings, projects, hadolint, client }: Session,
  shellChecks: ShellChecks,
  publisher?: Publisher,
): void {
  documents.texts.onDidOpen(({ document }) => {
    if (!mayBeChecked(document)) return;
    // Without a watcher, opening a document is the moment to look at the disk again.
    if (!client.watchesFiles) for (const kept of [projects, hadolint]) kept.forgetAll();
    void settings.open(document.uri);
    void shellChecks.check(document.uri);
  });
  documents.texts.onDidChangeContent(({ document }) => {
    if (mayBeChecked(document)) publisher?.schedule(document.uri);
  });
  documents.texts.onDidSave(({ document }) => void shellChecks.check(document.uri));
  documents.texts.onDidClose(({ document }) => {
    settings.close(document.uri);
    shellChecks.cancel(document.uri);
    publisher?.close(document.uri);
  });
  documents.texts.listen(connection);
}

function followSettings(session: Session, showAgain: () => void): void {
  const { connection, settings, projects, hadolint } = session;
  const reload = () => void settings.reload().then(showAgain);
  connection.onDidChangeConfiguration((params) => {
    const pushed: unknown = params.settings?.quaymaster;
    if (pushed !== undefined) session.pushedSettings = pushed;
    reload();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const files = changes.flatMap(({ uri }) => filePathOf(uri) ?? []);
    session.files.forget(files);
    const hasChanged = [projects.forget(files), hadolint.forget(files)].includes(true);
    if (hasChanged || files.some((file) => file.endsWith(ignoreFileName))) reload();
  });
}

function followFolders(
  { connection, client, files, folders, projects, hadolint, settings }: Session,
  showAgain: () => void,
): void {
  if (!client.changesFolders) return;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    folders.change(
      added.map(({ uri }) => uri),
      removed.map(({ uri }) => uri),
    );
    projects.forgetAll();
    hadolint.forgetAll();
    files.forgetAll();
    void settings.reload().then(showAgain);
  });
}

/** Has the client tell of changes of settings and of configuration files. */
function register({ connection, client, log }: Session): void {
  const failed = (error: unknown) => log.failureOnce('client/registerCapability', error);
  if (client.registersConfiguration) {
    connection.client.register(DidChangeConfigurationNotification.type, { section: 'quaymaster' }).catch(failed);
  }
  if (client.watchesFiles) {
    const watchers = [`**/${projectFileName}`, `**/.hadolint.{yaml,yml}`, `**/*${ignoreFileName}`, ...linkedFiles].map(
      (globPattern) => ({
        globPattern,
      }),
    );
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(failed);
  }
}
