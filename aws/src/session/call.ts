/** What every call takes. */
export interface Call {
  /** Given when the person no longer wants the answer: the call ends at once with the problem `cancelled`. */
  readonly signal?: AbortSignal;
}
