import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';
import { problem, problemFromError } from '../problem/from-error';
import type { Call } from './call';
import type { Transport } from './transport';

/** The configuration of an image is some kilobytes; whatever is larger is none. Bytes. */
const limit = 4 * 1024 * 1024;

/** Reads a text from a pre-signed address, over the connections of the session. The address is a secret: it stays out of problems. */
export async function download(address: string, { handler }: Transport, { signal }: Call): Promise<string> {
  const about = { operation: 'download', host: new URL(address).host };
  try {
    return await read(address, handler, signal);
  } catch (error) {
    throw problemFromError(error, about);
  }
}

function read(address: string, handler: Transport['handler'], signal: AbortSignal | undefined): Promise<string> {
  const isSecure = address.startsWith('https:');
  const get = isSecure ? httpsGet : httpGet;
  const agent = isSecure ? handler.httpsAgent : handler.httpAgent;
  return new Promise((resolve, reject) => {
    const request = get(address, { agent, signal, timeout: handler.socketTimeout }, (response) => {
      const pieces: Buffer[] = [];
      let size = 0;
      response.on('error', reject);
      response.on('data', (piece: Buffer) => {
        size += piece.length;
        pieces.push(piece);
        if (size > limit) request.destroy(problem('malformed', { operation: 'download' }));
      });
      response.on('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(pieces).toString('utf8'));
        else reject({ name: 'DownloadFailed', $metadata: { httpStatusCode: response.statusCode } });
      });
    });
    request.on('timeout', () => request.destroy(problem('timeout', { operation: 'download' })));
    request.on('error', reject);
  });
}
