import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { emptyList, type ImageAsk, type ImageCatalog } from '../../engine/image-catalog';
import { isEcrHost } from '../../engine/image-choices';
import { parseImageReference } from '../../engine/image-reference';
import type { Log } from '../log';
import type { ReaderMessage, ReaderQuestion } from './image-reader';

type WithoutId<Question> = Question extends unknown ? Omit<Question, 'id'> : never;

interface Waiting {
  readonly tell: ImageAsk['tell'];
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

/** The thread that reads ECR. What it was asked fails when it ends. */
class ReaderThread {
  readonly #worker = new Worker(path.join(__dirname, 'image-reader.js'), { stdout: true, stderr: true });
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor(log: Log, onEnd: () => void) {
    const worker = this.#worker;
    worker.on('message', (message: ReaderMessage) => {
      if (message.kind === 'log') log.debug(message.line);
      else if (message.kind === 'problem') this.#waiting.get(message.id)?.tell?.(message.words);
      else this.#take(message.id)?.resolve(message.answer);
    });
    worker.once('error', (error) => log.failureOnce('The reader of images', error));
    worker.once('exit', () => {
      onEnd();
      for (const id of [...this.#waiting.keys()]) this.#take(id)?.reject(new Error('The reader of images has ended.'));
    });
    // The output of the process is the protocol's own.
    for (const stream of [worker.stdout, worker.stderr]) stream.resume();
    worker.unref();
  }

  ask<Answer>(question: WithoutId<ReaderQuestion>, tell?: ImageAsk['tell']): Promise<Answer> {
    this.#last += 1;
    const id = this.#last;
    this.#worker.postMessage({ ...question, id });
    return new Promise<Answer>((resolve, reject) => {
      this.#waiting.set(id, { tell, resolve: (answer) => resolve(answer as Answer), reject });
    });
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }
}

/**
 * Reads ECR with the default credentials of the SDK, for clients without a session of their own. Nothing is loaded, and no credentials are
 * looked for, before a reference names a registry of ECR.
 */
export function ownCatalog(log: Log): ImageCatalog {
  let thread: ReaderThread | undefined;
  const reader = () => {
    thread ??= new ReaderThread(log, () => {
      thread = undefined;
    });
    return thread;
  };
  const isEcr = (reference: string) => isEcrHost(parseImageReference(reference).registry?.text);
  return {
    repositories: async (host, wanted) =>
      isEcrHost(host) || (host === undefined && thread !== undefined)
        ? reader().ask({ method: 'repositories', host, wanted })
        : emptyList,
    images: async (repository, wanted) =>
      isEcr(repository) ? reader().ask({ method: 'images', repository, wanted }) : emptyList,
    image: async (reference, { wait, tell }) =>
      isEcr(reference) ? reader().ask({ method: 'image', reference, wait }, tell) : {},
  };
}
