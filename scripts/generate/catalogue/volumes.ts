import type { CatalogueRow } from './row';

export const volumes: readonly CatalogueRow[] = [
  { row: 501, what: 'A mount of a volume that is not there', source: 'server', rules: ['unknown-volume'] },
  { row: 502, what: '`volumesFrom` a container that is not there', source: 'server', rules: [] },
  { row: 503, what: 'A volume that nobody mounts', source: 'server', rules: [] },
  {
    row: 504,
    what: 'Two volumes of one name, a malformed name, two volumes configured at launch',
    source: 'model',
    rules: ['invalid-value'],
  },
  { row: 505, what: 'A volume of two kinds', source: 'inferred', rules: [] },
  { row: 506, what: 'EFS with IAM and without encryption in transit', source: 'server', rules: [] },
  { row: 507, what: 'An EFS access point without encryption in transit', source: 'model', rules: [] },
  { row: 508, what: 'An access point together with a root directory', source: 'server', rules: [] },
  { row: 509, what: 'A port for encryption in transit without encryption', source: 'server', rules: [] },
  { row: 510, what: 'A fixed port for encryption in transit', source: 'inferred', rules: [] },
  { row: 511, what: 'EFS without encryption in transit', source: 'linter', rules: [] },
  { row: 512, what: 'An id of a file system or access point that is none', source: 'inferred', rules: [] },
  { row: 513, what: 'A Docker volume of scope task that is autoprovisioned', source: 'guide', rules: [] },
  { row: 514, what: 'A mount without an absolute path, or two at one path', source: 'guide', rules: [] },
  { row: 515, what: 'EFS with IAM, or S3 Files, without a task role', source: 'model', rules: [] },
  { row: 516, what: 'FSx outside Windows, EFS on Windows', source: 'guide', rules: [] },
];
