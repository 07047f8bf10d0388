import { forEachChild, parse } from 'unbash';
import type { ImageMapping } from '../../configuration/images';
import { projectFileName, readProjectFile } from '../../configuration/project-file';
import { readTasks } from '../../configuration/tasks-file';
import type { Claim, Claims, EvidenceKind } from '../../project/claims';
import { composeName, workflowName } from '../../project/file-names';
import { imageName } from '../../project/image-name';
import { folderOf, join, nameOf } from '../../project/paths';

const tasksName = /(?:^|\/)\.vscode\/tasks\.json$/;

/** Whether a file, by its path with `/`, is one that says which Dockerfile builds what. */
export function statesImages(path: string): boolean {
  return nameOf(path) === projectFileName || [tasksName, composeName, workflowName].some((name) => name.test(path));
}

/** Reads such a file. */
export async function readStatements(path: string, text: string): Promise<Claims> {
  // What keeps a configuration from being followed is told where its rules are read.
  if (nameOf(path) === projectFileName)
    return claimsOf('mapping', path, folderOf(path), readProjectFile(text).project.images);
  if (tasksName.test(path)) return claimsOf('task', path, folderOf(folderOf(path)), readTasks(text));
  const { claimsOf: read } = await import('../../project');
  return read(path, text, { parse, forEachChild }) ?? { claims: [] };
}

function claimsOf(kind: EvidenceKind, file: string, folder: string, mappings: readonly ImageMapping[]): Claims {
  return { claims: mappings.map((mapping) => claimOf(kind, file, folder, mapping)) };
}

function claimOf(kind: EvidenceKind, file: string, folder: string, mapping: ImageMapping): Claim {
  const { dockerfile, target, image, taskDefinition, container, span } = mapping;
  const name = image === undefined ? undefined : imageName(image);
  const isFor = taskDefinition !== undefined || container !== undefined;
  return {
    dockerfile: join(folder, dockerfile),
    target,
    images: name === undefined ? [] : [name],
    runsAs: isFor ? { taskDefinition: taskDefinition && join(folder, taskDefinition), container } : undefined,
    evidence: { kind, file, span },
  };
}
