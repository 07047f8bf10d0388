/** How severe hadolint 2.15 takes each of its rules to be, as its own configuration says it; the others are warnings. */
const others: Readonly<Record<string, readonly string[]>> = {
  error: 'DL3000 DL3004 DL3011 DL3012 DL3020 DL3021 DL3023 DL3024 DL3026 DL3043 DL3044 DL3061 DL4000 DL4004'.split(' '),
  info: 'DL3001 DL3009 DL3010 DL3015 DL3019 DL3047 DL3049 DL3050 DL3059 DL3060 DL3066'.split(' '),
  style: 'DL3048'.split(' '),
  ignored: 'DL1001 DL3057'.split(' '),
};

/** hadolint's own severity of a code: `error`, `warning`, `info`, `style` or `ignored`. */
export function severityInHadolint(code: string): string {
  return Object.keys(others).find((severity) => others[severity]?.includes(code)) ?? 'warning';
}
