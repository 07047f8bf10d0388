import type { CancellationToken } from 'vscode-languageserver/node';

/** What is asked for, or else `late`: after a time in milliseconds, where it fails, or once nobody wants it any more. */
export async function inTime<Answer>(
  ask: () => Promise<Answer>,
  patience: number,
  late: Answer,
  token?: CancellationToken,
): Promise<Answer> {
  let stop = () => {};
  const end = new Promise<Answer>((resolve) => {
    stop = () => resolve(late);
  });
  const timer = setTimeout(stop, patience);
  const listener = token?.onCancellationRequested(stop);
  const answer = await Promise.race([ask().catch(() => late), end]);
  clearTimeout(timer);
  listener?.dispose();
  return answer;
}
