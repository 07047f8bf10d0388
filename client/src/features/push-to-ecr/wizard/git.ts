import { askGit } from '../../../infrastructure/git';
import type { Surroundings } from '../../../infrastructure/processes';
import type { GitFacts } from './tags';

/** What git says of the state of a folder, for tags. */
export async function gitFacts(folder: string, surroundings: Surroundings): Promise<GitFacts> {
  const ask = (...args: string[]) => askGit(folder, args, surroundings);
  const [describe, branch, commit, lastTag] = await Promise.all([
    ask('describe', '--tags', '--always', '--dirty'),
    ask('symbolic-ref', '--quiet', '--short', 'HEAD'),
    ask('rev-parse', '--short', 'HEAD'),
    ask('describe', '--tags', '--abbrev=0'),
  ]);
  return { describe, branch, commit, lastTag };
}
