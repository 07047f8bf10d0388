/** Whether a text is a size in bytes, such as `64m`, `1.5 GiB` or `4096` (docker/go-units `RAMInBytes`). */
export function isByteSize(text: string): boolean {
  const match = /^\+?(\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)? ?([a-z]*)$/i.exec(text);
  return match !== null && /^(?:b|[kmgtp](?:b|ib)?)?$/i.test(match[2] ?? '');
}
