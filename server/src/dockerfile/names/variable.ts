import type { Edit } from '../../engine/finding';
import { statementAt } from '../evaluate';
import { lineNumber } from '../features/lines';
import type { DockerfileModel } from '../model';
import type { Stage } from '../stages';
import { platformVariables, proxyVariables, runtimeVariables, scannerVariables } from '../tables/variables';
import type { Mention, Named } from './named';

/** What can be written behind `$` and taken for the name of a variable that a person has chosen. */
export const variableNamePattern = /^[A-Za-z_]\w*$/;

const given: ReadonlySet<string> = new Set(
  [...platformVariables, ...proxyVariables, ...scannerVariables, ...runtimeVariables].map(({ name }) => name),
);

/**
 * A variable. All ARGs of a name are one, since `--build-arg` sets them all. ENVs of a name are one along a chain of stages that build on
 * each other, together with what the image below sets. An ENV that is named like an ARG is another variable: it stays in the image.
 */
export class NamedVariable implements Named {
  readonly mentions: Mention[] = [];
  /** The stages that begin the chains it is mentioned in; `undefined` stands for the space above the first FROM. */
  readonly chains = new Set<Stage | undefined>();

  constructor(
    readonly kind: 'ARG' | 'ENV',
    readonly name: string,
  ) {}

  refusal(): string | undefined {
    const { name } = this;
    if (given.has(name)) return `${name} is set from outside under this name, by the builder or the base image.`;
    return this.mentions.some(({ role }) => role === 'definition')
      ? undefined
      : `Nothing in this file defines ${name}; the base image may.`;
  }

  rename(model: DockerfileModel, newName: string, others: ReadonlySet<Named>): readonly Edit[] | string {
    if (!variableNamePattern.test(newName))
      return 'The name of a variable is made of letters, digits and "_", and does not begin with a digit.';
    if (given.has(newName)) return `${newName} is set from outside, by the builder or the base image.`;
    for (const other of others) {
      if (!(other instanceof NamedVariable) || other === this || other.name !== newName) continue;
      const meets = [...other.chains].some((chain) => this.chains.has(chain));
      const at = other.mentions[0]?.span.start ?? 0;
      if (meets) return `Line ${lineNumber(model, at)} has a variable of that name already.`;
    }
    const shadowed = this.mentions.find(({ span }) => {
      const { instruction } = statementAt(model, span.start) ?? {};
      return (instruction?.trigger ?? instruction)?.shellVariables.assigned.has(newName);
    });
    if (shadowed !== undefined)
      return `The script on line ${lineNumber(model, shadowed.span.start)} gives a value to a variable of that name.`;
    return this.mentions.map(({ span }) => ({ span, text: newName }));
  }
}
