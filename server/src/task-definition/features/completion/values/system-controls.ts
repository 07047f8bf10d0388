import { kernelNamespaceOf, systemControls as table } from '../../../tables/system-controls';
import type { Site } from '../../site';
import type { Suggestion } from '../suggestion';

/** Kernel parameters that the container may set: none of a namespace that it shares with the host, none twice. */
export function systemControls(site: Site): Suggestion[] {
  const { definition, container, owner } = site;
  const { networkMode } = definition.compatibility;
  const ipcMode = definition.task.string('ipcMode').value;
  const others = container?.list('systemControls').sections.filter(({ node }) => node !== owner.node) ?? [];
  const taken = new Set(others.flatMap((control) => control.string('namespace').value ?? []));
  return Object.entries(table).flatMap(([value, documentation]) => {
    const namespace = kernelNamespaceOf(value);
    const isShared = namespace === 'network' ? networkMode === 'host' : ipcMode === 'host';
    if (isShared || taken.has(value)) return [];
    return [{ value, documentation, detail: namespace, kind: 'constant' as const }];
  });
}
