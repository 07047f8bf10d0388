/**
 * A snippet's text for editors that insert it as it stands: placeholders become their text, choices their first, and
 * bare tab stops go.
 */
export function withoutTabStops(snippet: string): string {
  let text = snippet;
  // Placeholders nest; each round takes off the innermost ones.
  for (let before = ''; before !== text; ) {
    before = text;
    text = text
      .replace(/(?<!\\)\$\{\d+:((?:[^{}\\]|\\.)*)\}/g, '$1')
      .replace(/(?<!\\)\$\{\d+\|((?:[^,|\\]|\\.)*)(?:,(?:[^|\\]|\\.)*)?\|\}/g, '$1')
      .replace(/(?<!\\)\$(?:\d+|\{\d+\})/g, '');
  }
  return text.replace(/\\([$}\\|,])/g, '$1');
}
