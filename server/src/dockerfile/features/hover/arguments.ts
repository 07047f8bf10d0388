import type { HoverInfo } from '../../../engine/features';
import { code, paragraphs } from '../../../engine/markdown';
import type { SourcedText } from '../../syntax/sourced-text';
import { signalDescriptions, signalNumbers } from '../../tables/signals';
import { protocolValues } from '../../tables/values';
import { referenceLink } from '../reference';
import { about, type Explainer, isOn, type Place } from './place';

/** Words with a meaning: AS, NONE, CMD of a health check, signals, protocols, variables' keywords. */
export const explainArgument: Explainer = (place) => {
  const { instruction, at } = place;
  const index = instruction.words.findIndex((word) => isOn(word.span(), at));
  const word = instruction.words[index];
  if (word === undefined) return undefined;
  const text = wordText(place, word, index);
  return text === undefined ? undefined : found(place, word, text);
};

function found({ statement }: Place, word: SourcedText, text: string): HoverInfo {
  return about(statement, word.span(), paragraphs(`**${code(word.text)}**`, text));
}

function wordText({ instruction }: Place, { text }: SourcedText, index: number): string | undefined {
  switch (instruction.keyword) {
    case 'FROM':
      return index === 1 && /^as$/i.test(text)
        ? 'Names the stage, so that COPY, mounts and other stages can use it.'
        : undefined;
    case 'HEALTHCHECK':
      return index === 0 ? checkText(text.toUpperCase()) : undefined;
    case 'STOPSIGNAL':
      return index === 0 ? signalText(text) : undefined;
    case 'EXPOSE':
      return portText(text);
    default:
      return undefined;
  }
}

function checkText(type: string): string | undefined {
  if (type === 'NONE') return 'Takes away the health check of the base image.';
  if (type === 'CMD') return 'The command that tests the container: 0 says that it works, 1 that it does not.';
  return undefined;
}

function signalText(text: string): string | undefined {
  const isNumber = /^\d+$/.test(text);
  const name = isNumber ? signalOf(Number(text)) : text.toUpperCase().replace(/^SIG/, '');
  const number = name === undefined ? undefined : signalNumbers.get(name);
  if (name === undefined || number === undefined) return undefined;
  const known = isNumber ? `SIG${name}.` : `Signal ${number}.`;
  return paragraphs(
    known,
    signalDescriptions[`SIG${name}`],
    referenceLink('STOPSIGNAL in the Dockerfile reference', 'stopsignal'),
  );
}

function signalOf(number: number): string | undefined {
  for (const [name, value] of signalNumbers) if (value === number) return name;
  return undefined;
}

function portText(text: string): string | undefined {
  const [port = '', protocol = 'tcp'] = text.split('/');
  const isKnown = protocolValues.some(({ value }) => value === protocol.toLowerCase());
  if (!/^\d+(?:-\d+)?$/.test(port) || !isKnown) return undefined;
  const ports = port.includes('-') ? 'Ports' : 'Port';
  return `${ports} ${port}, ${protocol.toUpperCase()}. EXPOSE only tells; what publishes a port is \`docker run -p\` or a port mapping.`;
}
