import type { Container } from './container';
import type { Section } from './section';
import type { Known } from './values';

/** One kernel parameter that a container sets. */
export interface SystemControl {
  readonly section: Section;
  /** The name of the parameter; ECS calls it namespace. */
  readonly namespace: Known<string>;
}

/** The system controls of a container whose names are known. */
export function systemControlsOf(container: Container): SystemControl[] {
  return container.list('systemControls').sections.flatMap((section) => {
    const namespace = section.string('namespace');
    return namespace.state === 'known' && namespace.value !== '' ? [{ section, namespace }] : [];
  });
}
