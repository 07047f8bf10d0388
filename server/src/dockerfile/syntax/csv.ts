import type { SourcedText } from './sourced-text';

/** The fields of one line of comma-separated values; `undefined` where a quote is out of place. */
export function csvFields(source: SourcedText): SourcedText[] | undefined {
  const { text } = source;
  if (!text.includes('"')) return plainFields(source);
  const fields: SourcedText[] = [];
  let position = 0;
  for (;;) {
    const field = text[position] === '"' ? quotedField(source, position) : plainField(source, position);
    if (field === undefined) return undefined;
    fields.push(field.value);
    if (field.next >= text.length) return fields;
    if (text[field.next] !== ',') return undefined;
    position = field.next + 1;
  }
}

function plainFields(source: SourcedText): SourcedText[] {
  const fields: SourcedText[] = [];
  let from = 0;
  for (let index = 0; index <= source.length; index++) {
    if (index < source.length && source.text[index] !== ',') continue;
    fields.push(source.slice(from, index));
    from = index + 1;
  }
  return fields;
}

function plainField(source: SourcedText, from: number): { value: SourcedText; next: number } | undefined {
  const comma = source.text.indexOf(',', from);
  const next = comma === -1 ? source.length : comma;
  const value = source.slice(from, next);
  return value.text.includes('"') ? undefined : { value, next };
}

/** A doubled quote within stands for one. */
function quotedField(source: SourcedText, from: number): { value: SourcedText; next: number } | undefined {
  const indices: number[] = [];
  for (let index = from + 1; index < source.length; index++) {
    if (source.text[index] === '"') {
      if (source.text[index + 1] !== '"') {
        const value = indices.map((unit) => source.text[unit]).join('');
        return { value: source.decoded(value, indices, from + 1), next: index + 1 };
      }
      index++;
    }
    indices.push(index);
  }
  return undefined;
}
