/** How long to wait before each new start, in milliseconds; there are as many tries as there are entries. */
const delays: readonly number[] = [0, 500, 2_000, 5_000];

/** Crashes further apart than this have nothing to do with each other, in milliseconds. */
const memory = 180_000;

/**
 * Decides whether a server that crashed is started again. A single crash heals at once and unseen; one that comes again and
 * again is given more and more time, and then given up.
 */
export class RestartPolicy {
  #crashes: number[] = [];

  /**
   * Takes note of a crash.
   * @param now the time in milliseconds
   * @returns how long to wait before the next start, in milliseconds, or `undefined` to give up
   */
  afterCrash(now: number): number | undefined {
    this.#crashes = [...this.#crashes.filter((time) => now - time < memory), now];
    return delays[this.#crashes.length - 1];
  }

  /** Forgets the crashes: a person asked for a new start. */
  reset(): void {
    this.#crashes = [];
  }
}
