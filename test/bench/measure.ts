/** How long `body` takes, in milliseconds. */
export function timed(body: () => unknown): number {
  const start = performance.now();
  body();
  return performance.now() - start;
}

/** The one in the middle. */
export function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
