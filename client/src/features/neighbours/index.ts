import { type Disposable, extensions } from 'vscode';
import type { LanguageServer } from '../../infrastructure/language-client/language-server';

/**
 * The extensions beside us that report on Dockerfiles: Docker DX, which runs BuildKit's checks, and Container
 * Tools with its predecessor, which run the Dockerfile language server.
 */
const known: readonly string[] = ['docker.docker', 'ms-azuretools.vscode-containers', 'ms-azuretools.vscode-docker'];

/** The ids of those that are installed and enabled. */
export function findNeighbours(): string[] {
  return known.filter((id) => extensions.getExtension(id) !== undefined);
}

/** Tells the server when one of them comes or goes; what is there at the start goes with the initialization. */
export function activateNeighbours(server: LanguageServer): Disposable {
  let last = findNeighbours().join();
  return extensions.onDidChange(() => {
    const neighbours = findNeighbours();
    if (neighbours.join() === last) return;
    last = neighbours.join();
    server.notify('quaymaster/neighbours', { neighbours });
  });
}
