import type { Container } from './container';
import type { ArrayNode, StringNode } from './syntax/node';

/** The command of a health check, in one of its two forms; placeholders may stand in its words. */
export interface HealthCheckCommand {
  readonly form: 'CMD' | 'CMD-SHELL';
  readonly list: ArrayNode;
  readonly first: StringNode;
  /** What follows the first word. */
  readonly words: readonly StringNode[];
}

/** The health check command of a container; nothing where a part of it cannot be seen, or where it has another form. */
export function healthCheckCommand(container: Container): HealthCheckCommand | undefined {
  const command = container.section('healthCheck').list('command');
  if (command.node?.kind !== 'array' || !command.isComplete) return undefined;
  const [first, ...words] = command.items.filter((item) => item.kind === 'string');
  if (first === undefined || words.length + 1 !== command.items.length || first.hasPlaceholder) return undefined;
  const { value: form } = first;
  return form === 'CMD' || form === 'CMD-SHELL' ? { form, list: command.node, first, words } : undefined;
}

/** The text of a health check command, as far as it is known: no placeholder stands in it. */
export function knownText({ words }: HealthCheckCommand): string | undefined {
  return words.some(({ hasPlaceholder }) => hasPlaceholder) ? undefined : words.map(({ value }) => value).join(' ');
}
