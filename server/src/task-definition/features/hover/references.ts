import { code, paragraphs } from '../../../engine/markdown';
import { containerNamed, volumeNamed } from '../../model';
import type { Section } from '../../section';
import type { Site } from '../site';

/** The container that a name refers to. */
export function explainContainer({ definition }: Site, name: string): string | undefined {
  const container = containerNamed(definition, name);
  if (container === undefined || container === 'unknown') return undefined;
  const image = container.string('image').value;
  const facts = [
    image ? `Image: ${code(image)}` : undefined,
    container.isEssential === 'no' ? 'Not essential: the task goes on when it ends.' : undefined,
    container.has('healthCheck') === 'yes' ? 'It has a health check.' : undefined,
  ];
  const list = facts.filter((fact) => fact !== undefined).map((fact) => `- ${fact}`);
  return paragraphs(`**Container** ${code(name)}`, list.join('\n'));
}

/** The volume that a name refers to. */
export function explainVolume({ definition }: Site, name: string): string | undefined {
  const volume = volumeNamed(definition, name);
  if (volume === undefined || volume === 'unknown') return undefined;
  return paragraphs(`**Volume** ${code(name)}`, kindOf(volume));
}

function kindOf(volume: Section): string | undefined {
  const text = (section: string, key: string) => volume.section(section).text(key).value;
  const path = text('host', 'sourcePath');
  if (path) return `The directory ${code(path)} of the container instance.`;
  if (volume.has('efsVolumeConfiguration') === 'yes') {
    return `The file system ${code(text('efsVolumeConfiguration', 'fileSystemId') ?? '')} in Amazon EFS.`;
  }
  if (volume.has('s3filesVolumeConfiguration') === 'yes') return 'A file system of Amazon S3 Files.';
  if (volume.has('fsxWindowsFileServerVolumeConfiguration') === 'yes') {
    return 'A file system of Amazon FSx for Windows File Server.';
  }
  if (volume.has('dockerVolumeConfiguration') === 'yes') return 'A volume that Docker manages.';
  if (volume.boolean('configuredAtLaunch').value) return 'Described when a service is created or a task is run.';
  return volume.isOpen ? undefined : 'A scratch directory for the containers of one task.';
}
