import picomatch from 'picomatch';

/** Whether a path with `/`, relative to the folder of the configuration, is meant. */
export type PathTest = (relativePath: string) => boolean;

/**
 * A test for the `files` of an override: any of the globs. One without `/` matches the name in any folder, one that
 * ends in `/` matches everything in the folder; names that start with a dot match as others do.
 */
export function globTest(globs: readonly string[]): PathTest {
  const tests = globs.map((glob) => {
    const plain = glob.replace(/^(?:\.?\/)+/, '').replace(/\/$/, '/**');
    return picomatch(plain, { dot: true, basename: !glob.includes('/'), windows: false });
  });
  return (relativePath) => tests.some((test) => test(relativePath));
}
