/** Made when the first text needs it: making it costs as much as a small file. */
let segmenter: Intl.Segmenter | undefined;

/** Scripts and signs that a terminal shows in two columns. Half-width forms of kana are left out. */
const wide =
  /^(?:[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303E\u30A0-\u30FF\u31F0-\u31FF\uFF01-\uFF60\uFFE0-\uFFE6]|.\uFE0F)/u;
const invisible = /^[\p{Mark}\p{Format}]+$/u;
const printableAscii = /^[\x20-\x7E]*$/;

/** How many columns of a terminal a text takes, tabs and control characters aside. */
export function widthOf(text: string): number {
  if (printableAscii.test(text)) return text.length;
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += segmentWidth(segment);
  return width;
}

function segmentWidth(segment: string): number {
  if (invisible.test(segment)) return 0;
  return wide.test(segment) ? 2 : 1;
}

const controls = /\p{Cc}/gu;
const directions = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/**
 * A text of one line that is safe to print: a tab as four blanks, other control characters as their pictures, and without
 * the marks that change the direction of writing. What a file contains must not steer the terminal.
 */
export function printable(text: string): string {
  if (printableAscii.test(text)) return text;
  return text.replace(controls, pictureOf).replace(directions, '\uFFFD');
}

function pictureOf(control: string): string {
  const code = control.charCodeAt(0);
  if (code === 9) return '    ';
  if (code < 32) return String.fromCharCode(0x2400 + code);
  return code === 127 ? '\u2421' : '\uFFFD';
}
