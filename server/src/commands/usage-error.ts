/** What the person asked for cannot be done as written. The message is one line that says what to do instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** By its name: the program is bundled in two parts, each with a class of its own. */
export function isUsageError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'UsageError';
}
