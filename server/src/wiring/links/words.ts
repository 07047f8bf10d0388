import { folderOf, nameOf } from '../../project/paths';
import type { PlacedLink, PlacedStage } from './workspace-links';

/** What a code lens on a stage says: `runs as web in task-definition-web.json`. */
export function runsAs({ container, isAmbiguous, strength }: PlacedLink): string {
  const who = container.facts.name ?? `container ${container.index + 1}`;
  const verb = isAmbiguous || strength === 'likely' ? 'may run' : 'runs';
  return `${verb} as ${who} in ${nameOf(container.path)}`;
}

/** What a code lens on an image says: `built by web/Dockerfile`. */
export function builtBy({ stage, isAmbiguous, strength }: PlacedLink): string {
  return `${isAmbiguous || strength === 'likely' ? 'may be built' : 'built'} by ${stageName(stage)}`;
}

/** `web/Dockerfile`, and the stage where it is not the last one. */
export function stageName({ path, facts, isLast }: PlacedStage): string {
  const file = [nameOf(folderOf(path)), nameOf(path)].filter((part) => part !== '').join('/');
  return isLast ? file : `${file}, ${facts.name === undefined ? facts.label : `stage ${facts.name}`}`;
}

/** Why: `compose.yaml, line 4 says so`. */
export function reason({ evidence, isAmbiguous }: PlacedLink): string {
  const places = evidence.slice(0, 3).join('; ');
  return isAmbiguous ? `Not certain: files do not agree. This is from ${places}` : `From ${places}`;
}
