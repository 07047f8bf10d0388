/**
 * The files that can say what a build leaves out of its context, the one that counts first. The context is not in the
 * Dockerfile; it is taken to be its folder, which is what Docker takes unless it is told otherwise.
 * Source: docs.docker.com, "Build context", ".dockerignore files".
 *
 * @param dockerfile A path, in the form of the file system.
 * @param folder The folder that it lies in, with its separator at the end.
 */
export function ignoreFiles(dockerfile: string, folder: string): readonly string[] {
  return [`${dockerfile}${ignoreFileName}`, `${folder}${ignoreFileName}`];
}

/** What such a file is called, or ends with. */
export const ignoreFileName = '.dockerignore';
