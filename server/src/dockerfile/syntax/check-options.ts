import { goBooleans } from '../tables/booleans';

/** What `# check=` says, as a directive or above an instruction. */
export interface CheckOptions {
  /** Check names as written; `all` for every check that is not experimental. */
  readonly skip: ReadonlySet<string> | 'all';
  readonly experimental: ReadonlySet<string> | 'all';
  /** Whether a warning fails the build. */
  readonly error: boolean;
}

/** A part of the value that BuildKit rejects; units of the value. */
export interface CheckOptionFault {
  readonly fault: 'no-equals' | 'unknown-key' | 'not-boolean';
  readonly from: number;
  readonly to: number;
}

/** A check name in the value; units of the value. */
export interface CheckName {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly key: 'skip' | 'experimental';
}

/** The value of `# check=`, read. */
export interface CheckValue {
  readonly options: CheckOptions;
  readonly faults: readonly CheckOptionFault[];
  readonly names: readonly CheckName[];
}

/** What applies without `# check=`. */
export const noCheckOptions: CheckOptions = { skip: new Set(), experimental: new Set(), error: false };

/** Reads the value up to its first blank (BuildKit: `ParseLintOptions`): `skip=A,B;experimental=all;error=true`. */
export function readCheckValue(value: string): CheckValue {
  const text = value.split(' ', 1)[0] as string;
  const faults: CheckOptionFault[] = [];
  const names: CheckName[] = [];
  const sets = { skip: new Set<string>(), experimental: new Set<string>() };
  const all = { skip: false, experimental: false };
  let error = false;
  for (const { from, to } of text === '' ? [] : parts(text)) {
    const part = text.slice(from, to);
    const equals = part.indexOf('=');
    const key = part.slice(0, equals).trim();
    const optionValue = part.slice(equals + 1).trim();
    if (equals === -1) faults.push({ fault: 'no-equals', from, to });
    else if (key === 'error') {
      const parsed = goBooleans.get(optionValue);
      if (parsed === undefined) faults.push({ fault: 'not-boolean', from: from + equals + 1, to });
      error = parsed ?? error;
    } else if (key !== 'skip' && key !== 'experimental') faults.push({ fault: 'unknown-key', from, to: from + equals });
    else if (optionValue === 'all') all[key] = true;
    else
      for (const name of listed(text, from + equals + 1, to)) {
        sets[key].add(name.name);
        names.push({ ...name, key });
      }
  }
  const options: CheckOptions = {
    skip: all.skip ? 'all' : sets.skip,
    experimental: all.experimental ? 'all' : sets.experimental,
    error,
  };
  return { options, faults, names };
}

/** At most three parts: BuildKit leaves further `;` in the third. */
function parts(text: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let from = 0;
  while (found.length < 2) {
    const semicolon = text.indexOf(';', from);
    if (semicolon === -1) break;
    found.push({ from, to: semicolon });
    from = semicolon + 1;
  }
  found.push({ from, to: text.length });
  return found;
}

function listed(text: string, start: number, end: number): { name: string; from: number; to: number }[] {
  const names: { name: string; from: number; to: number }[] = [];
  let from = start;
  for (const name of text.slice(start, end).split(',')) {
    names.push({ name, from, to: from + name.length });
    from += name.length + 1;
  }
  return names;
}
