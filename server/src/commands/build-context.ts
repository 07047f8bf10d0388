import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ignoreFiles } from '../engine/build-context';
import type { BuildContext } from '../engine/language';

/** What lies around a Dockerfile. Never throws: what cannot be read is not known. */
export function readBuildContext(dockerfile: string): BuildContext | undefined {
  for (const file of ignoreFiles(dockerfile, `${path.dirname(dockerfile)}${path.sep}`)) {
    try {
      return { ignore: readFileSync(file, 'utf8') };
    } catch {
      // Most Dockerfiles have none.
    }
  }
  return undefined;
}
