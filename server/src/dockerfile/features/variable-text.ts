import { code, paragraphs } from '../../engine/markdown';
import type { DockerfileModel } from '../model';
import { platformVariables, proxyVariables, runtimeVariables } from '../tables/variables';
import type { VariableDefinition, VisibleVariable } from '../visible-variables';
import { lineNumber } from './lines';
import { referenceLink } from './reference';

const predefined = new Map(
  [...proxyVariables, ...runtimeVariables, ...platformVariables].map(({ name, description }) => [name, description]),
);

/** What is known of a variable: its value, where it comes from, and what it means if it is a known one. */
export function describeVariable(model: DockerfileModel, variable: VisibleVariable): string {
  const { name, kind, definition, global } = variable;
  const meaning = definition === undefined || kind === 'platform' ? predefined.get(name) : undefined;
  return paragraphs(
    meaning,
    definition === undefined ? undefined : `${defined(model, definition)}${inherited(model, global)}`,
    valueText(variable),
    linkOf(variable),
  );
}

function valueText({ kind, value, definition }: VisibleVariable): string | undefined {
  if (definition === undefined || kind === 'platform') return undefined;
  if (value === '') return kind === 'ARG' ? 'Its default is empty.' : 'Its value is empty.';
  if (value !== undefined) return kind === 'ARG' ? `Its default is ${code(value)}.` : `Its value is ${code(value)}.`;
  return kind === 'ARG' ? 'It has no default that is known here.' : 'Its value is not known before the build.';
}

function defined(model: DockerfileModel, { statement }: VariableDefinition): string {
  const { stage, start, instruction } = statement;
  const where = stage === undefined ? 'above the first stage' : `in ${code(stage.label)}`;
  const written = model.text.slice(start, statement.at(instruction.span).end);
  return `${code(written)} on line ${lineNumber(model, start)}, ${where}.`;
}

function inherited(model: DockerfileModel, global: VariableDefinition | undefined): string {
  if (global === undefined) return '';
  return ` It takes its default from line ${lineNumber(model, global.statement.start)}.`;
}

function linkOf({ kind }: VisibleVariable): string | undefined {
  if (kind === 'platform') {
    return referenceLink(
      'Platform variables in the Dockerfile reference',
      'automatic-platform-args-in-the-global-scope',
    );
  }
  if (kind === 'proxy') return referenceLink('Predefined variables in the Dockerfile reference', 'predefined-args');
  return undefined;
}
