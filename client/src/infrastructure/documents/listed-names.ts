/**
 * What `taskDefinitionFiles` lists in the text of a `.quaymaster.json`. The server reads the file in full and reports what is wrong with it; here a look has to
 * do, and comments or faults in the list mean that nothing is listed.
 */
export function listedNames(text: string): string[] {
  const list = /"taskDefinitionFiles"\s*:\s*(\[[^\]]*\])/.exec(text)?.[1];
  if (list === undefined) return [];
  try {
    const names: unknown = JSON.parse(list.replace(/,\s*\]$/, ']'));
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}
