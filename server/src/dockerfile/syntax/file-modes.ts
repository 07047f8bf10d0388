const clause = '[augo]*(?:[-+=][rstwXxugo]*)+';
const symbolic = new RegExp(`^${clause}(?:,${clause})*$`);

/** Whether `--chmod` takes the text: octal up to 7777, or symbolic as chmod(1) takes it. */
export function isFileMode(text: string): boolean {
  if (/^[0-7]+$/.test(text)) return Number.parseInt(text, 8) <= 0o7777;
  return symbolic.test(text);
}
