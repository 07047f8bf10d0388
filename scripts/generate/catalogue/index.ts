import { containers } from './containers';
import { crossFile } from './cross-file';
import { document } from './document';
import { environment } from './environment';
import { healthAndOrder } from './health-and-order';
import { launchTypes } from './launch-types';
import { linux } from './linux';
import { logging } from './logging';
import { network } from './network';
import type { CatalogueRow } from './row';
import { volumes } from './volumes';

/** The whole catalogue, by section. */
export const catalogue: readonly { readonly title: string; readonly rows: readonly CatalogueRow[] }[] = [
  { title: 'The document', rows: document },
  { title: 'Launch types and platforms', rows: launchTypes },
  { title: 'Containers, images, sizes', rows: containers },
  { title: 'Network and ports', rows: network },
  { title: 'Volumes', rows: volumes },
  { title: 'Environment and secrets', rows: environment },
  { title: 'Logging', rows: logging },
  { title: 'Health, order, timeouts', rows: healthAndOrder },
  { title: 'Linux, security, roles', rows: linux },
  { title: 'Other files, calls and the account', rows: crossFile },
];
