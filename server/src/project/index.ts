import type { Claims } from './claims';
import { composeClaims } from './compose';
import { composeName, workflowName } from './file-names';
import { workflowClaims } from './workflow/claims';
import type { ShellReader } from './workflow/script';

// What only several files together show. A bundle of its own, loaded once somebody asks for it.

export { buildInputs } from './build-inputs';
export { imageEdits } from './image-edits';
export { danglingClaims, findLinks } from './links';
export { plain, readYaml } from './yaml';

/** What a file that is neither a Dockerfile nor a task definition says of images. Never throws. */
export function claimsOf(path: string, text: string, shell: ShellReader): Claims | undefined {
  if (workflowName.test(path)) return workflowClaims(path, text, shell);
  return composeName.test(path) ? composeClaims(path, text) : undefined;
}
