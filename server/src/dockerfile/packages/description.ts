import type { RuleDescription } from '../../engine/rule';
import type { PackageManager } from '../tables/package-managers';

/** What a rule about a package manager says of itself, and which one it is about. */
export interface PackageRule
  extends Pick<RuleDescription, 'id' | 'summary' | 'why' | 'aliases' | 'evidence' | 'examples'> {
  readonly manager: PackageManager;
}
