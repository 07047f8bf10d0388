import type { Report, RuleDescription } from '../engine/rule';
import type { DockerfileModel } from './model';

/** A rule about Dockerfiles. */
export interface DockerfileRule extends RuleDescription {
  check?(dockerfile: DockerfileModel, report: Report): void;
}
