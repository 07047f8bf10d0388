import { hadolintFileNames, readHadolint } from '../../configuration/hadolint-file';
import type { ProjectSettings } from '../../engine/settings';
import { NearestFiles, type Reading } from './nearest-files';

/** Finds and keeps the `.hadolint.yaml` of each folder. */
export class HadolintFiles extends NearestFiles<ProjectSettings> {
  constructor(tell: (message: string) => void) {
    super(hadolintFileNames, read, tell);
  }
}

/** The reader of YAML is loaded only where somebody has such a file. */
async function read(text: string): Promise<Reading<ProjectSettings>> {
  const { plain, readYaml } = await import('../../project');
  const { root, fault } = readYaml(text);
  if (fault !== undefined)
    return { value: {}, problem: { line: fault.line, message: `This is no YAML: ${fault.reason}.` } };
  const { settings, problems } = readHadolint(plain(root));
  const [message] = problems;
  return { value: settings, problem: message === undefined ? undefined : { message } };
}
