import { Section } from './section';
import type { Node } from './syntax/node';
import type { Answer } from './values';

/** A container definition: a section, with what rules often ask of one. */
export class Container extends Section {
  constructor(
    node: Node | undefined,
    /** Its place in `containerDefinitions`, from 0. */
    readonly index: number,
  ) {
    super(node);
  }

  /** The name as written, placeholders and all; `undefined` if there is none. */
  get name(): string | undefined {
    return this.text('name').value;
  }

  /** How a message calls it: ``container "web"``, or by its place where it has no name. */
  get title(): string {
    return this.name ? `container "${this.name}"` : `container ${this.index + 1}`;
  }

  /** Whether the task ends with it; what is not written is essential. */
  get isEssential(): Answer {
    const written = this.boolean('essential');
    if (written.state === 'absent') return 'yes';
    if (written.state === 'unknown') return 'unknown';
    return written.value ? 'yes' : 'no';
  }

  /** The log driver, where it is known. */
  get logDriver(): string | undefined {
    return this.section('logConfiguration').string('logDriver').value;
  }

  /** The options of the log driver, a map of strings. */
  get logOptions(): Section {
    return this.section('logConfiguration').section('options');
  }
}
