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

/** Whether the builder or the image gives a name its meaning (BuildKit: docs on predefined and reserved build arguments). */
function isGiven(name: string): boolean {
  return given.has(name) || name === 'SOURCE_DATE_EPOCH' || name.startsWith('BUILDKIT_');
}

/**
 * A variable. All ARGs of a name are one, since `--build-arg` sets them all. ENVs of a name are one along a chain of stages that build on
 * each other, together with what the image below sets. An ENV that is named like an ARG is another variable: it stays in the image.
 */
export class NamedVariable implements Named {
  readonly mentions: Mention[] = [];
  constructor(
    readonly kind: 'ARG' | 'ENV',
    readonly name: string,
  ) {}

  refusal(): string | undefined {
    const { name } = this;
    if (isGiven(name)) return `${name} is set from outside under this name, by the builder or the base image.`;
    return this.mentions.some(({ role }) => role === 'definition')
      ? undefined
      : `Nothing in this file defines ${name}; the base image may.`;
  }

  rename(model: DockerfileModel, newName: string, others: ReadonlySet<Named>): readonly Edit[] | string {
    if (!variableNamePattern.test(newName))
      return 'The name of a variable is made of letters, digits and "_", and does not begin with a digit.';
    if (isGiven(newName)) return `${newName} is set from outside, by the builder or the base image.`;
    const chains = new Set(this.mentions.map(({ span }) => chainAt(model, span.start)));
    for (const other of others) {
      if (!(other instanceof NamedVariable) || other === this || other.name !== newName) continue;
      const met = other.mentions.find(({ span }) => chains.has(chainAt(model, span.start)));
      if (met !== undefined) return `Line ${lineNumber(model, met.span.start)} has a variable of that name already.`;
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

/** The stage that begins the chain of stages at a place; none above the first FROM, and in what FROM takes from there. */
function chainAt(model: DockerfileModel, offset: number): Stage | undefined {
  const statement = statementAt(model, offset);
  let stage = statement?.keyword === 'FROM' ? undefined : statement?.stage;
  while (stage?.parent !== undefined) stage = stage.parent;
  return stage;
}
