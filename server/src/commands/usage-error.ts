/** What the person asked for cannot be done as written. The message is one line that says what to do instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
