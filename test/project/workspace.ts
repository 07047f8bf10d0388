import * as shell from 'unbash';
import { readModel } from '../../server/src/dockerfile/model';
import { kindOf } from '../../server/src/engine/documents';
import { claimsOf, findLinks } from '../../server/src/project';
import type { Claim } from '../../server/src/project/claims';
import type { DockerfileFacts, TaskDefinitionFacts } from '../../server/src/project/facts';
import { dockerfileFacts, taskDefinitionFacts } from '../../server/src/project/facts';
import { parseTaskDefinition } from '../../server/src/task-definition/model';

/** A folder: texts by their path in it. */
export type Files = Readonly<Record<string, string>>;

/** A task definition of containers, by name and image. */
export function task(containers: Readonly<Record<string, string>>): string {
  const containerDefinitions = Object.entries(containers).map(([name, image]) => ({ name, image }));
  return JSON.stringify({ family: 'parcels', containerDefinitions });
}

/** What is found in a folder, one line a link: `web in td.json ← web/Dockerfile#stage (evidence)`, with `?` where it is ambiguous. */
export function links(files: Files, more: readonly Claim[] = []): string[] {
  const dockerfiles = new Map<string, DockerfileFacts>();
  const taskDefinitions = new Map<string, TaskDefinitionFacts>();
  const claims: Claim[] = [...more];
  for (const [name, text] of Object.entries(files)) {
    const path = `/app/${name}`;
    const kind = kindOf({ path, head: text });
    claims.push(...(claimsOf(path, text, shell)?.claims ?? []));
    if (kind === 'dockerfile') dockerfiles.set(path, dockerfileFacts(readModel({ text, kind })));
    else if (kind !== undefined) taskDefinitions.set(path, taskDefinitionFacts(parseTaskDefinition({ text, kind })));
  }
  return findLinks({ dockerfiles, taskDefinitions, claims }).map((link) => {
    const container = taskDefinitions.get(link.taskDefinition)?.containers[link.container];
    const stage = dockerfiles.get(link.dockerfile)?.stages[link.stage];
    const kinds = link.evidence.map(({ kind }) => kind).join('+');
    const place = `${link.dockerfile.replace('/app/', '')}#${stage?.label}`;
    return `${container?.name} ← ${place} (${kinds}${link.isAmbiguous ? '?' : ''})`;
  });
}
