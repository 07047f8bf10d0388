import type { CompletionChoice } from '../../../engine/features';
import { paragraphs } from '../../../engine/markdown';
import type { DockerfileModel } from '../../model';
import { type BuildCheck, buildChecks, checkOptionFacts } from '../../tables/checks';
import { booleanValues } from '../../tables/values';
import { checkLink } from '../reference';
import { choice, values } from './choices';
import { type Slot, slotAt } from './slot';

const itemForm = { rest: /^\w*=?/ };

/** What follows `# check=`: options, check names, and truth values. */
export function checkChoices(
  model: DockerfileModel,
  value: string,
  offset: number,
  isDirective: boolean,
): CompletionChoice[] {
  // BuildKit reads up to the first blank.
  if (value.includes(' ')) return [];
  const options = value.split(';');
  const option = options.pop() ?? '';
  const equals = option.indexOf('=');
  if (equals === -1) {
    const slot = slotAt(model, offset - option.length, offset, itemForm);
    return slot === undefined ? [] : optionChoices(options, isDirective, slot);
  }
  const names = option.slice(equals + 1).split(',');
  const typed = names.pop() ?? '';
  const slot = slotAt(model, offset - typed.length, offset, { rest: /^\w*/ });
  if (slot === undefined) return [];
  const key = option.slice(0, equals).trim();
  if (key === 'error') return isDirective ? values(slot, booleanValues, 'constant') : [];
  return key === 'skip' || key === 'experimental' ? nameChoices(key, names, isDirective, slot) : [];
}

/** Above an instruction, only `skip` and `experimental` mean something. */
function optionChoices(given: readonly string[], isDirective: boolean, slot: Slot): CompletionChoice[] {
  return checkOptionFacts
    .filter(({ value: key }) => !given.some((option) => option.startsWith(`${key}=`)))
    .filter(({ value: key }) => isDirective || key !== 'error')
    .map(({ value: key, description }) =>
      choice(slot, 'property', `${key}=`, { documentation: description, continues: !slot.rest.endsWith('=') }),
    );
}

function nameChoices(
  key: 'skip' | 'experimental',
  given: readonly string[],
  isDirective: boolean,
  slot: Slot,
): CompletionChoice[] {
  const fits = ({ name, experimental, fileWide }: BuildCheck) =>
    !given.includes(name) && (key === 'experimental') === (experimental === true) && (isDirective || !fileWide);
  const named = buildChecks
    .filter(fits)
    .map((check) =>
      choice(slot, 'constant', check.name, { documentation: paragraphs(check.description, checkLink(check)) }),
    );
  const all = choice(slot, 'constant', 'all', { documentation: 'Every check that is not experimental.' });
  const allOf = key === 'skip' ? all : { ...all, documentation: 'Every experimental check.' };
  return given.length === 0 ? [...named, allOf] : named;
}
