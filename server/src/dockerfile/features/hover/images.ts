import { parseImageReference, referenceFaults } from '../../../engine/image-reference';
import { registryText, versionText } from '../../../engine/image-text';
import { code, paragraphs } from '../../../engine/markdown';
import { about, type Explainer, isOn, type Place } from './place';

/** An image: where it comes from, and whether it can change. */
export const explainImage: Explainer = (place) => {
  const use = place.statement.stage?.uses.find(
    ({ statement, text }) => statement === place.statement && isOn(text.span(), place.at),
  );
  if (use === undefined || use.target !== undefined) return undefined;
  const written = use.text.text;
  const text = use.kind === 'from' ? place.model.globals.expand(use.text).text : written;
  const markdown = text === undefined || text === '' ? undefined : imageText(text, written, place);
  return markdown === undefined ? undefined : about(place.statement, use.text.span(), markdown);
};

function imageText(text: string, written: string, place: Place): string | undefined {
  if (text === 'scratch' && place.instruction.keyword === 'FROM')
    return paragraphs('**`scratch`**', 'Nothing at all: the image holds only what is copied into it.');
  const reference = parseImageReference(text);
  if (referenceFaults(reference).length > 0) return undefined;
  const expanded = text === written ? undefined : `With the defaults of its ARGs: ${code(text)}.`;
  return paragraphs(`**${code(written)}**`, expanded, registryText(reference), versionText(reference));
}
