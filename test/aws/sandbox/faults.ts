/**
 * - `throttle`, `expired`, `denied`, `server-error`: the service's own error.
 * - `slow`: the answer comes after `milliseconds`. `silent`: it never comes.
 * - `cut`: the connection is closed before the answer. `stall`: in the middle of it, nothing more comes.
 * - `malformed`: an HTML page in place of the answer, as a guest network sends it. `bad-gateway`: one that admits it, as a proxy does.
 */
export const faultKinds = [
  'throttle',
  'expired',
  'denied',
  'server-error',
  'slow',
  'silent',
  'cut',
  'stall',
  'malformed',
  'bad-gateway',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** `ListServices`; default: every operation. */
  readonly operation?: string;
  /** How often it happens; default: until it is taken away. */
  readonly times?: number;
  /** For `slow`. */
  readonly milliseconds?: number;
}

/** The faults that were asked for and are still to happen. */
export class Faults {
  private list: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.list.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.list = [];
  }

  /** The fault that this call has to suffer, if any; it counts as suffered. */
  take(operation: string): Fault | undefined {
    const found = this.list.find(({ fault, left }) => left > 0 && (fault.operation ?? operation) === operation);
    if (found === undefined) return undefined;
    found.left -= 1;
    return found.fault;
  }
}
