import { type Disposable, extensions } from 'vscode';
import { neighboursNotification } from '../../../../server/src/wiring/initialization';
import { Disposables } from '../../infrastructure/disposal';
import type { LanguageServer } from '../../infrastructure/language-client/language-server';

/**
 * The extensions beside us that do some of what we do: Docker DX, which runs BuildKit's checks, Container Tools with its
 * predecessor, which run the Dockerfile language server, and the AWS Toolkit, which has a schema for task definitions.
 */
const known: readonly string[] = [
  'amazonwebservices.aws-toolkit-vscode',
  'docker.docker',
  'ms-azuretools.vscode-containers',
  'ms-azuretools.vscode-docker',
];

/** The ids of those that are installed and enabled. */
export function findNeighbours(): string[] {
  return known.filter((id) => extensions.getExtension(id) !== undefined);
}

/**
 * Tells the server when one of them has come or gone. What is there when it starts goes with the initialization; what changes
 * while it starts is told once it runs.
 */
export function activateNeighbours(server: LanguageServer): Disposable {
  const disposables = new Disposables();
  let told = '';
  const tell = () => {
    const neighbours = findNeighbours();
    if (neighbours.join() === told || server.state !== 'running') return;
    told = neighbours.join();
    server.notify(neighboursNotification, { neighbours });
  };
  disposables.add(extensions.onDidChange(tell));
  disposables.add(
    server.onDidChangeState((state) => {
      if (state === 'starting') told = findNeighbours().join();
      if (state === 'running') tell();
    }),
  );
  return disposables;
}
