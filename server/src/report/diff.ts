import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** What a fix changes in a file, as a unified diff that `patch -p1` and `git apply` take. */
export function unifiedDiff(path: string, before: string, after: string): string {
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}
