import { type TaskDefinitionModel, volumeNamed } from './model';
import type { Section } from './section';

/** The mount points of all containers, those that stand in the document. */
export function mountPointsOf({ containers }: TaskDefinitionModel): readonly Section[] {
  return containers.flatMap((container) => container.list('mountPoints').sections);
}

/** Whether a mount of any volume may be hidden, by a placeholder or since the containers stand elsewhere. */
export function hidesMounts({ containers, containerList }: TaskDefinitionModel): boolean {
  if (containerList.state !== 'known' || !containerList.isComplete) return true;
  if (containerList.items.length !== containers.length) return true;
  return containers.some((container) => {
    const list = container.list('mountPoints');
    return !list.isComplete || list.sections.some((mount) => mount.string('sourceVolume').state === 'unknown');
  });
}

/**
 * Volumes that no container mounts; none where a mount may be hidden, or misses its volume: rules of their own report that, and
 * the volume that is left over may be the one that was meant.
 */
export function unmountedVolumes(definition: TaskDefinitionModel): readonly Section[] {
  if (hidesMounts(definition) || definition.containers.length === 0) return [];
  const mounted = new Set(mountPointsOf(definition).map((mount) => mount.string('sourceVolume').value));
  for (const name of mounted) {
    if (name === undefined || volumeNamed(definition, name) === undefined) return [];
  }
  return definition.volumes.filter((volume) => {
    const name = volume.string('name');
    return name.state === 'known' && name.value !== '' && !mounted.has(name.value);
  });
}
