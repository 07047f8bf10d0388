/** Severities of scans, the worst first. Source: Amazon ECR API reference, ImageScanFinding. */
export const severities: readonly string[] = [
  'CRITICAL',
  'HIGH',
  'MEDIUM',
  'LOW',
  'INFORMATIONAL',
  'UNDEFINED',
  'UNTRIAGED',
];

/** Where a severity stands among the others; unknown ones come last. */
export function rankOf(severity: string): number {
  const rank = severities.indexOf(severity);
  return rank === -1 ? severities.length : rank;
}

/** How many findings there are of each severity, the worst first: `1 critical, 3 high`. Empty where nothing was found. */
export function countsText(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([one], [other]) => rankOf(one) - rankOf(other))
    .map(([severity, count]) => `${count} ${severity.toLowerCase()}`)
    .join(', ');
}
