import { parentPort } from 'node:worker_threads';
import { type EcrSource, ecrCatalog } from '../../engine/ecr-catalog';
import type { ImageAsk, ImageCatalog, Wanted } from '../../engine/image-catalog';

// A thread of the language server that reads ECR with the default credentials of the SDK: loading the SDK, and taking in ten thousand
// images, would keep somebody who types waiting.

/** What the thread is asked: a method of the catalogue, by the parameters that it takes. */
export type ReaderQuestion = { readonly id: number } & (
  | { readonly method: 'repositories'; readonly host: string | undefined; readonly wanted?: Wanted }
  | { readonly method: 'images'; readonly repository: string; readonly wanted?: Wanted }
  | { readonly method: 'image'; readonly reference: string; readonly wait?: number }
);

/** What it says: an answer, why there is none, or a line for the log. */
export type ReaderMessage =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'problem'; readonly id: number; readonly words: string }
  | { readonly kind: 'log'; readonly line: string };

function say(message: ReaderMessage): void {
  parentPort?.postMessage(message);
}

async function open(): Promise<EcrSource> {
  const room = await import('../../../../aws/src');
  const session = await room.openSession({
    log: ({ operation, region, status, error, milliseconds }) =>
      say({ kind: 'log', line: `${operation} in ${region}: ${error ?? status ?? 'no answer'}, ${milliseconds} ms` }),
  });
  const { defaultRegion } = session;
  return { regions: defaultRegion === undefined ? [] : [defaultRegion], reader: new room.ImageCatalog(session) };
}

let opening: Promise<EcrSource> | undefined;

const catalog: ImageCatalog = ecrCatalog(() => {
  opening ??= open().catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
});

function answer(question: ReaderQuestion): Promise<unknown> {
  switch (question.method) {
    case 'repositories':
      return catalog.repositories(question.host, question.wanted);
    case 'images':
      return catalog.images(question.repository, question.wanted);
    case 'image': {
      const tell: ImageAsk['tell'] = (problem) => say({ kind: 'problem', id: question.id, words: wordsOf(problem) });
      return catalog.image(question.reference, { wait: question.wait, tell });
    }
  }
}

/** Errors of unknown origin keep their words to themselves: they could quote a secret. */
function wordsOf(problem: unknown): string {
  const isOurs = problem instanceof Error && problem.name === 'AwsProblem';
  return isOurs ? problem.message : 'Amazon ECR could not be asked.';
}

parentPort?.on('message', (question: ReaderQuestion) => {
  void answer(question).then((result) => say({ kind: 'answer', id: question.id, answer: result }));
});
