import type { LanguageFeatures } from '../../engine/features';
import type { TaskDefinitionModel } from '../model';
import { complete, completionTriggers } from './completion';
import { folds } from './folds';
import { format } from './format';
import { hover } from './hover';
import { imageAt, imagesOf, placedImage } from './image-places';
import { inlays } from './inlays';
import { links } from './links';
import { definition, references, rename } from './names';
import { symbols, workspaceSymbols } from './symbols';

/** What editors ask of task definitions besides findings. */
export const features: LanguageFeatures<TaskDefinitionModel> = {
  hover,
  complete,
  completionTriggers,
  imageAt,
  imagesOf,
  placedImage,
  // ECS documents `repository:tag` and `repository@digest`, and no form with both. Source: Amazon ECS API reference, ContainerDefinition.
  keepsTagWithDigest: false,
  definition,
  references,
  rename,
  links,
  inlays,
  symbols,
  workspaceSymbols,
  folds,
  format,
};
