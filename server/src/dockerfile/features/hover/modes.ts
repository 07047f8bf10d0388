import { code } from '../../../engine/markdown';

/** What octal permissions allow, as `ls` shows it; `undefined` for other texts. */
export function modeText(mode: string): string | undefined {
  const match = /^0*([0-7])?([0-7])([0-7])([0-7])$/.exec(mode);
  if (match === null) return undefined;
  const [, special = '0', ...digits] = match;
  const shown = digits.map((digit) => `${bit(digit, 4, 'r')}${bit(digit, 2, 'w')}${bit(digit, 1, 'x')}`).join('');
  const extra = [
    ...(Number(special) & 4 ? ['runs as its owner'] : []),
    ...(Number(special) & 2 ? ['runs as its group'] : []),
    ...(Number(special) & 1 ? ['only owners may delete what is within'] : []),
  ];
  return `${code(shown)} for owner, group and others${extra.length === 0 ? '' : `; ${extra.join('; ')}`}.`;
}

function bit(digit: string, value: number, letter: string): string {
  return Number(digit) & value ? letter : '-';
}
