/** A failure whose message is already a plain sentence for the person. */
export class PlainError extends Error {
  override readonly name = 'PlainError';
}

const sentences: Readonly<Record<string, string>> = {
  EACCES: 'There is no permission to open this.',
  EPERM: 'There is no permission to open this.',
  EROFS: 'The file system is read-only.',
  ENOSPC: 'There is no space left on the device.',
  ENOENT: 'There is no such file or folder.',
  ENOTDIR: 'There is no such file or folder.',
  ELOOP: 'This is a symbolic link that leads nowhere.',
  ENAMETOOLONG: 'The name is too long.',
  EISDIR: 'This is a folder.',
  ERR_FS_FILE_TOO_LARGE: 'The file is too large to be read.',
  ERR_STRING_TOO_LONG: 'The file is too large to be read.',
};

/** One plain sentence about a file that could not be read or written. */
export function fileErrorSentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof PlainError) return error.message;
  const code = codeOf(error);
  return sentences[code ?? ''] ?? `This could not be opened: ${error.message.split('\n')[0]}`;
}

/** `ENOENT` and the like, if the error has one. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
