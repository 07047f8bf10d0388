/** Nanoseconds by unit, as Go's `time.ParseDuration` reads them. BuildKit takes flags apart by bytes, which breaks `µs`. */
const units: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

/** More nanoseconds do not fit into Go's durations: about 292 years. */
const longest = 2 ** 63;

/** A duration such as `1m30s` in nanoseconds; `undefined` if Go would not read it. */
export function readDuration(text: string): number | undefined {
  const match = /^([+-]?)(.+)$/s.exec(text);
  if (match === null) return undefined;
  const [, sign, rest = ''] = match;
  if (rest === '0') return 0;
  if (!/^(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|ms|s|m|h))+$/.test(rest)) return undefined;
  let total = 0;
  for (const [, number, unit] of rest.matchAll(/([\d.]+)([a-z]+)/g)) total += Number(number) * (units[unit ?? ''] ?? 0);
  if (total >= longest) return undefined;
  return sign === '-' ? -total : total;
}
