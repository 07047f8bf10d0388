import path from 'node:path';
import { Bench } from '../../container-engine/support/bench';
import { openBare, root, type Window } from './bare';

/** A real engine and registry, with a VS Code that uses them. */
export interface EngineWindow {
  readonly bench: Bench;
  readonly window: Window;
}

/** Docker, a registry, the sandbox, and a window on the sample workspace with more files in it. */
export async function openWithEngine(files: (bench: Bench) => Readonly<Record<string, string>>): Promise<EngineWindow> {
  const { program } = await import(path.join(root, 'scripts', 'engine', 'packages.mjs'));
  const bench = await Bench.open({ name: 'docker', program: program('docker') });
  const opening = openBare({
    files: files(bench),
    settings: {
      'quaymaster.aws.endpoint': bench.sandbox.address,
      'quaymaster.aws.region': 'eu-west-1',
      'quaymaster.engine.path': bench.engine.program,
      // A tooltip would lie over the lines that are clicked next.
      'workbench.hover.delay': 600_000,
    },
    env: { ...process.env },
  });
  // Without a window nobody closes what is there.
  const window = await opening.catch(async (error: unknown) => {
    await bench.close();
    throw error;
  });
  return { bench, window };
}
