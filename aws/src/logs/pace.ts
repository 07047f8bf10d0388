import { pause } from '../session/abort';

/**
 * Spreads calls over time. CloudWatch Logs takes between 5 and 25 FilterLogEvents a second, depending on the region, from all of an account.
 * Source: Amazon CloudWatch Logs user guide, "CloudWatch Logs quotas".
 */
export class Pace {
  #next = 0;

  constructor(
    /** Milliseconds between two calls. */
    private readonly gap = 250,
  ) {}

  /** Waits until it is the caller's turn, or throws the problem of kind `cancelled`. */
  async turn(signal?: AbortSignal): Promise<void> {
    const now = Date.now();
    const at = Math.max(now, this.#next);
    this.#next = at + this.gap;
    if (at > now) await pause(at - now, signal);
  }
}
