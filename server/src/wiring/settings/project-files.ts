import path from 'node:path';
import { type ProjectFile, projectFileName, readProjectFile } from '../../configuration/project-file';
import { NearestFiles, type Reading } from './nearest-files';

/** The configuration that counts for a file, and what the file is called in it. */
export interface NearestProject {
  readonly project: ProjectFile;
  /** From the folder of the configuration, with `/`. */
  readonly relativePath: string;
}

/** Finds and keeps the `.quaymaster.json` of each folder. */
export class ProjectFiles extends NearestFiles<ProjectFile> {
  constructor(tell: (message: string) => void) {
    super([projectFileName], read, tell);
  }

  /** The nearest configuration from a file's folder up to `root`; up to the top of the disk if the file is not in `root`. */
  async nearest(file: string, root: string | undefined): Promise<NearestProject | undefined> {
    const found = await this.find(file, root);
    return found && { project: found.value, relativePath: path.relative(found.folder, file).replaceAll(path.sep, '/') };
  }

  /** The configuration that a file's settings belong in: the nearest, or one yet to be made in `root` or beside the file. */
  async fileFor(file: string, root: string | undefined): Promise<string> {
    const found = await this.find(file, root);
    return path.join(found?.folder ?? root ?? path.dirname(file), projectFileName);
  }
}

function read(text: string): Reading<ProjectFile> {
  const { project, problems } = readProjectFile(text);
  const [first] = problems;
  if (first === undefined) return { value: project };
  const line = text.slice(0, first.span.start).split('\n').length;
  return { value: project, problem: { line, message: first.message } };
}
