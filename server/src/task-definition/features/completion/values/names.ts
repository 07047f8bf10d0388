import type { Container } from '../../../container';
import type { Site } from '../../site';
import type { Suggestion } from '../suggestion';

/** Containers that this one can wait for: not itself, none twice, and none that waits for it. */
export function dependencies(site: Site): Suggestion[] {
  const { container, definition, owner } = site;
  const taken = new Set(siblingsOf(site, 'dependsOn', 'containerName'));
  const waiting = waitingFor(definition.containers, container?.name);
  return otherContainers(site).filter((other) => {
    const name = other.value as string;
    return !waiting.has(name) && (!taken.has(name) || owner.text('containerName').value === name);
  });
}

/** Containers to link to, without those that are in the list. */
export function links(site: Site): Suggestion[] {
  const taken = new Set(site.others.map((link) => link.split(':')[0]));
  return otherContainers(site).filter(({ value }) => !taken.has(value as string));
}

/** Containers besides the one that this is about. */
export function otherContainers({ definition, container }: Site): Suggestion[] {
  return definition.containers.filter((other) => other !== container).flatMap(suggestion);
}

/** Volumes of the task, those that the container does not mount yet first. */
export function volumes(site: Site): Suggestion[] {
  const taken = new Set(siblingsOf(site, 'mountPoints', 'sourceVolume'));
  const names = site.definition.volumes.flatMap((volume) => volume.string('name').value ?? []);
  const suggestions = names.map((value): Suggestion => {
    return { value, detail: taken.has(value) ? 'mounted already' : undefined, kind: 'reference' };
  });
  return suggestions.sort((a, b) => Number(a.detail !== undefined) - Number(b.detail !== undefined));
}

function suggestion(container: Container): Suggestion[] {
  const name = container.string('name').value;
  const image = container.string('image').value;
  return name ? [{ value: name, detail: image, kind: 'reference' }] : [];
}

/** What the elements of a list of the container say under a key. */
function siblingsOf({ container }: Site, list: string, key: string): string[] {
  return container?.list(list).sections.flatMap((section) => section.text(key).value ?? []) ?? [];
}

/** The containers that wait for one of that name, directly or not. */
function waitingFor(containers: readonly Container[], name: string | undefined): ReadonlySet<string> {
  const waiting = new Map<string, string[]>();
  for (const container of containers) {
    for (const dependency of container.list('dependsOn').sections) {
      const target = dependency.text('containerName').value;
      if (target === undefined || container.name === undefined) continue;
      const others = waiting.get(target) ?? [];
      others.push(container.name);
      waiting.set(target, others);
    }
  }
  const found = new Set<string>();
  const queue = name === undefined ? [] : [name];
  for (let target = queue.pop(); target !== undefined; target = queue.pop()) {
    for (const other of waiting.get(target) ?? []) {
      if (found.has(other)) continue;
      found.add(other);
      queue.push(other);
    }
  }
  return found;
}
