import type { Claims } from './claims';
import { composeClaims } from './compose';
import { workflowClaims } from './workflow/claims';

// What only several files together show. A bundle of its own, loaded once somebody asks for it.

export { imageName } from './image-name';
export { findLinks } from './links';

const composeName = /(?:^|\/)(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/i;
const workflowName = /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/i;

/** What a file that is neither a Dockerfile nor a task definition says of images. Never throws. */
export function claimsOf(path: string, text: string): Claims | undefined {
  if (workflowName.test(path)) return workflowClaims(path, text);
  return composeName.test(path) ? composeClaims(path, text) : undefined;
}
