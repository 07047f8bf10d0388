import { readFile } from 'node:fs/promises';
import { rootCertificates } from 'node:tls';
import { problem } from '../problem/from-error';

/**
 * The certificates to trust where a network has its own: those of Node.js and those of the files. `undefined` without files, which
 * leaves the choice to Node.js. A file that cannot be read is a problem: calls would fail later, and less plainly.
 */
export async function trustedCertificates(file: string | undefined): Promise<string[] | undefined> {
  if (file === undefined || file === '') return undefined;
  const extra = process.env.NODE_EXTRA_CA_CERTS;
  const files = extra === undefined || extra === '' ? [file] : [file, extra];
  try {
    const texts = await Promise.all(files.map((name) => readFile(name, 'utf8')));
    return [...rootCertificates, ...texts];
  } catch {
    throw problem('certificate', { host: 'AWS' });
  }
}
