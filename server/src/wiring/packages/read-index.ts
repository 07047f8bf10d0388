import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { LoosePackages } from '../../engine/package-index';

/** What is kept of a line, in characters: what is looked for is far shorter. */
const longest = 65_536;

/**
 * Tells the versions of the wanted packages that a file of an index has, line by line, whatever its size; one that ends in `.gz` is unpacked.
 * `look` sees each line first. Fails where the file cannot be read.
 */
export async function readIndex(
  file: string,
  { packages }: LoosePackages,
  tell: (name: string, version: string) => void,
  look?: (line: string) => void,
): Promise<void> {
  const names = new Set(packages.map(({ name }) => name));
  let current = '';
  let rest = '';
  const take = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      const lines = (rest + chunk.toString('latin1')).split('\n');
      rest = (lines.pop() ?? '').slice(-longest);
      for (const line of lines) {
        look?.(line);
        // apt writes the names of fields out, apk their first letters.
        const [, name, version] = /^(?:P(?:ackage: |:)(.+)|V(?:ersion: |:)(.+))/.exec(line) ?? [];
        if (name !== undefined) current = name;
        if (version !== undefined && names.has(current)) tell(current, version);
      }
    }
  };
  const input = createReadStream(file);
  await (file.endsWith('.gz') ? pipeline(input, createGunzip(), take) : pipeline(input, take));
}
