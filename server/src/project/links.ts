import { namePattern } from '../engine/documents';
import { type Claim, type Evidence, type EvidenceKind, evidenceKinds } from './claims';
import type { ContainerFacts, DockerfileFacts, StageFacts, TaskDefinitionFacts } from './facts';
import { isSameImage, mayBeOwn } from './image-name';
import { folderOf, nameOf } from './paths';

/** Everything that is known of a workspace. Paths are absolute, with `/`. */
export interface Workspace {
  readonly dockerfiles: ReadonlyMap<string, DockerfileFacts>;
  readonly taskDefinitions: ReadonlyMap<string, TaskDefinitionFacts>;
  readonly claims: readonly Claim[];
}

/** How far a link can be trusted: somebody settled it, a file states it, or a name suggests it. */
export type Strength = 'settled' | 'stated' | 'likely';

/** A stage of a Dockerfile builds the image of a container. */
export interface Link {
  readonly dockerfile: string;
  /** The stage's place in the Dockerfile, from 0. */
  readonly stage: number;
  readonly taskDefinition: string;
  /** The container's place among those of the task definition, from 0. */
  readonly container: number;
  readonly strength: Strength;
  /** Who says so, the strongest first. */
  readonly evidence: readonly Evidence[];
  /** Whether something as strong says that another stage builds the image, so that a person has to choose. */
  readonly isAmbiguous: boolean;
}

/** How much each kind of evidence weighs; what weighs less than the heaviest says nothing. */
const weights: Readonly<Record<EvidenceKind, number>> = {
  mapping: 5,
  task: 4,
  push: 3,
  compose: 2,
  workflow: 2,
  folder: 1,
};

/** Works out which stage builds the image of which container. What is of equal weight and does not agree is ambiguous. */
export function findLinks({ dockerfiles, taskDefinitions, claims }: Workspace): Link[] {
  const known = claims.flatMap((claim) => located(claim, dockerfiles.get(claim.dockerfile)?.stages) ?? []);
  const links: Link[] = [];
  for (const [taskDefinition, { containers }] of taskDefinitions)
    for (const [container, facts] of containers.entries()) {
      const stated = known.filter(({ claim }) => isFor(claim, taskDefinition, facts));
      const found = stated.length > 0 ? stated : folderClaims(facts, dockerfiles);
      for (const link of heaviest(found)) links.push({ ...link, taskDefinition, container });
    }
  return links;
}

/** What somebody has settled that cannot be: the Dockerfile, or the stage in it, is not there. */
export function danglingClaims({
  dockerfiles,
  claims,
}: Workspace): { readonly claim: Claim; readonly missing: string }[] {
  return claims.flatMap((claim) => {
    if (strengthOf(weights[claim.evidence.kind]) !== 'settled') return [];
    const stages = dockerfiles.get(claim.dockerfile)?.stages;
    if (located(claim, stages) !== undefined) return [];
    const missing = stages === undefined ? claim.dockerfile : `${claim.target ?? 'stage'} in ${claim.dockerfile}`;
    return [{ claim, missing }];
  });
}

/** A claim whose Dockerfile and stage are there. */
interface Located {
  readonly claim: Claim;
  readonly stage: number;
}

function located(claim: Claim, stages: readonly StageFacts[] | undefined): Located | undefined {
  if (stages === undefined || stages.length === 0) return undefined;
  const { target } = claim;
  if (target === undefined) return { claim, stage: stages.length - 1 };
  const name = target.toLowerCase();
  const stage = /^\d+$/.test(name) ? Number(name) : stages.findLastIndex((other) => other.name === name);
  return stage >= 0 && stage < stages.length ? { claim, stage } : undefined;
}

function isFor({ runsAs, images, evidence }: Claim, taskDefinition: string, { name, image }: ContainerFacts): boolean {
  if (runsAs !== undefined) {
    if (runsAs.taskDefinition !== undefined && !isPath(runsAs.taskDefinition, taskDefinition)) return false;
    if (runsAs.container !== undefined && runsAs.container !== name) return false;
    // A workflow puts its image into the container, whatever stands there.
    if (evidence.kind === 'workflow' || images.length === 0) return true;
  }
  const written = image?.name;
  return written !== undefined && images.some((own) => isSameImage(own, written));
}

function isPath(pattern: string, path: string): boolean {
  return pattern === path || (pattern.includes('*') && namePattern(pattern).test(path));
}

function heaviest(found: readonly Located[]): Omit<Link, 'taskDefinition' | 'container'>[] {
  const most = Math.max(...found.map(({ claim }) => weights[claim.evidence.kind]));
  const counting = found
    .filter(({ claim }) => weights[claim.evidence.kind] === most)
    .sort((a, b) => orderOf(a.claim.evidence) - orderOf(b.claim.evidence));
  const groups = new Map<string, Located[]>();
  for (const one of counting) {
    const key = `${one.claim.dockerfile}\n${one.stage}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { claim, stage } = first;
    const evidence = group.map((one) => one.claim.evidence);
    return { dockerfile: claim.dockerfile, stage, evidence, strength: strengthOf(most), isAmbiguous: groups.size > 1 };
  });
}

const orderOf = ({ kind }: Evidence) => evidenceKinds.indexOf(kind);

function strengthOf(weight: number): Strength {
  if (weight >= weights.task) return 'settled';
  return weight > weights.folder ? 'stated' : 'likely';
}

/** Dockerfiles whose folder, or whose own name, is called like the repository. */
function folderClaims({ image }: ContainerFacts, dockerfiles: ReadonlyMap<string, DockerfileFacts>): Located[] {
  if (image?.name === undefined || !mayBeOwn(image.name)) return [];
  const wanted = nameOf(image.name.repository);
  return [...dockerfiles].flatMap(([path, { stages }]) => {
    if (stages.length === 0 || !namesOf(path).includes(wanted)) return [];
    const claim: Claim = { dockerfile: path, images: [], evidence: { kind: 'folder' } };
    return { claim, stage: stages.length - 1 };
  });
}

/** What a Dockerfile is called after: `web` for `web/Dockerfile`, `Dockerfile.web` and `web.Dockerfile`. */
function namesOf(path: string): string[] {
  const name = nameOf(path);
  const [, after] = /^(?:dockerfile|containerfile)\.(.+)$/i.exec(name) ?? [];
  const [, before] = /^(.+)\.(?:dockerfile|containerfile)$/i.exec(name) ?? [];
  const own = after ?? before;
  return [own ?? nameOf(folderOf(path))].map((text) => text.toLowerCase());
}
