import type { LanguageFeatures } from '../../engine/features';
import { ignoreFixes } from '../ignore';
import type { DockerfileModel } from '../model';
import { loosePackages } from '../packages/loose';
import { complete, completionTriggers } from './completion';
import { folderAt } from './completion/paths';
import { folds } from './folds';
import { format, formatLine } from './format';
import { hover } from './hover';
import { bases, imageAt, imagesOf, placedImage } from './image-places';
import { inlays } from './inlays';
import { links } from './links';
import { definition, references, rename } from './names';
import { selections } from './selections';
import { signature, signatureTriggers } from './signatures';
import { symbols, workspaceSymbols } from './symbols';
import { tokens } from './tokens';

/** What editors ask of Dockerfiles besides findings. */
export const features: LanguageFeatures<DockerfileModel> = {
  hover,
  complete,
  completionTriggers,
  folderAt,
  imageAt,
  imagesOf,
  definition,
  references,
  rename,
  selections,
  signature,
  signatureTriggers,
  links,
  inlays,
  symbols,
  workspaceSymbols,
  folds,
  format,
  formatLine,
  tokens,
  placedImage,
  bases,
  loosePackages,
  // BuildKit takes both and heeds the digest; the tag tells people, and the tools that renew digests, which version is meant.
  keepsTagWithDigest: true,
  ignoreFixes,
};
