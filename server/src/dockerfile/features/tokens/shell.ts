import { forEachChild, parse, type SyntaxNode } from 'unbash';
import { isSpace } from '../../syntax/characters';
import type { Instruction } from '../../syntax/instruction';
import type { SourcedText } from '../../syntax/sourced-text';
import type { Canvas } from './canvas';

/** Longer scripts are left alone: no person wrote them. */
const maxLength = 1 << 20;
/** What stands between words: comments, operators, and the words that the shell keeps for itself. */
const between =
  /#[^\n]*|&&|\|[|&]?|;[;&]*|&>?>?|\d*(?:<<<|<<-?|<>|[<>][>&|]?)|(?<!\S)(?:!|-\w+|[=!]=|=~)(?!\S)|\b(?:if|then|else|elif|fi|for|in|do|done|while|until|case|esac|select|function|time|coproc)\b/g;
/** Programs that run others. */
const running = /\b(?:sudo|doas|env|exec|xargs|nohup|nice|timeout|gosu|su-exec|chroot|command|su|(?:ba|da|a|k|z)?sh)\b/;

/** Paints what a shell reads: commands, options, strings, variables, operators, keywords. What cannot be read has none. */
export function paintScript(canvas: Canvas, text: SourcedText, instruction: Instruction): void {
  if (text.length > maxLength) return;
  const script = parse(text.text);
  if (script.errors !== undefined && script.errors.length > 0) return;
  const painter = new ScriptPainter(canvas, text);
  try {
    painter.script(script, 0, text.length);
    if (!running.test(text.text)) return;
    for (const { program, wrapper, depth } of instruction.script.commands)
      if (wrapper !== undefined || depth > 0) canvas.paint(program.span, 'function');
  } catch (error) {
    // What is nested very deeply exhausts the stack.
    if (!(error instanceof RangeError)) throw error;
  }
}

class ScriptPainter {
  /** Where words stand, so that what is between them can be told. */
  #words: { readonly pos: number; readonly end: number }[] = [];

  constructor(
    readonly canvas: Canvas,
    readonly text: SourcedText,
  ) {}

  script(node: SyntaxNode, from: number, to: number): void {
    const outer = this.#words;
    this.#words = [];
    forEachChild(node, this.#visit);
    const words = this.#words.sort((a, b) => a.pos - b.pos);
    let at = from;
    for (const { pos, end } of words) {
      if (at < pos) this.#gap(at, pos);
      at = Math.max(at, end);
    }
    if (at < to) this.#gap(at, to);
    this.#words = outer;
  }

  #gap(start: number, to: number): void {
    const { text } = this.text;
    // Mostly there is nothing but a blank.
    let from = start;
    while (from < to && isSpace(text.charCodeAt(from))) from++;
    if (from === to) return;
    for (const { 0: sign, index } of text.slice(from, to).matchAll(between)) {
      const kind = sign.startsWith('#') ? 'comment' : /^[a-z]/.test(sign) ? 'keyword' : 'operator';
      this.canvas.text(this.text, kind, from + index, from + index + sign.length);
    }
  }

  readonly #visit = (node: SyntaxNode): void => {
    const { canvas, text } = this;
    const { pos, end } = node;
    switch (node.type) {
      case 'Command':
        if (node.name !== undefined && !/[$`]/.test(node.name.text))
          canvas.text(text, 'function', node.name.pos, node.name.end);
        for (const word of node.args) this.#option(word);
        break;
      case 'For':
      case 'Select':
        canvas.text(text, 'variable', node.name.pos, node.name.end);
        break;
      case 'Function':
        canvas.paint(text.span(node.name.pos, node.name.end), 'function', true);
        break;
      case 'Assignment':
        this.#words.push(node);
        canvas.paint(text.span(pos, pos + node.name.length), 'variable', true);
        break;
      case 'Word':
      case 'HereDocBody':
        this.#words.push(node);
        if (node.type === 'HereDocBody') canvas.text(text, 'string', pos, end);
        break;
      case 'HereDoc':
        for (const name of [node.delimiter, node.closing]) {
          if (name === undefined) continue;
          this.#words.push(name);
          canvas.text(text, 'label', name.pos, name.end);
        }
        break;
      case 'SingleQuoted':
      case 'AnsiCQuoted':
      case 'DoubleQuoted':
      case 'LocaleString':
        canvas.text(text, 'string', pos, end);
        break;
      case 'SimpleExpansion':
        canvas.text(text, 'variable', pos, end);
        return;
      case 'ParameterExpansion':
        if (node.operation === undefined && node.index === undefined) canvas.text(text, 'variable', pos, end);
        else canvas.text(text, 'variable', node.parameterPos, node.parameterEnd);
        break;
      case 'CommandExpansion':
      case 'ProcessSubstitution': {
        canvas.text(text, undefined, pos, end);
        // Positions in a script between back ticks count in a text of its own where it holds escapes.
        if (node.script?.source === undefined && node.script !== undefined)
          this.script(node.script, pos + (text.text[pos] === '`' ? 1 : 2), end - 1);
        return;
      }
    }
    forEachChild(node, this.#visit);
  };

  #option({ text, pos, end }: { readonly text: string; readonly pos: number; readonly end: number }): void {
    if (!/^-[^\s$`"'\d]/.test(text)) return;
    const equals = text.indexOf('=');
    this.canvas.text(this.text, 'parameter', pos, equals === -1 ? end : pos + equals);
  }
}
