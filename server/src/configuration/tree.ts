import {
  createScanner,
  findNodeAtLocation,
  type Node,
  type ParseError,
  type ParseErrorCode,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { ConfigurationProblem } from './problem';

/** Far more than a configuration needs, and far less than what overflows the stack of the parser. */
const deepest = 100;

/** Reads JSON with comments and trailing commas. What cannot be read gives problems, and as much of a tree as there is. */
export function readTree(text: string): { root: Node | undefined; problems: ConfigurationProblem[] } {
  if (isTooDeep(text)) {
    return {
      root: undefined,
      problems: [problemAt(0, 0, `This file is nested deeper than ${deepest} levels; flatten it.`)],
    };
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: false });
  // One mistake makes the parser stumble several times; the first place is where the person has to look.
  const [first] = errors;
  return { root, problems: first === undefined ? [] : [problemAt(first.offset, first.length, words(first.error))] };
}

/** The node at a JSON pointer such as `/rules/json-args-recommended`. */
export function nodeAt(root: Node, pointer: string): Node | undefined {
  const path = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return path.reduce<Node | undefined>(
    (node, part) => node && findNodeAtLocation(node, [node.type === 'array' ? Number(part) : part]),
    root,
  );
}

/** The name of a property of an object node. */
export function keyNode(object: Node, name: string): Node | undefined {
  return object.children?.find((property) => property.children?.[0]?.value === name)?.children?.[0];
}

function problemAt(start: number, length: number, message: string): ConfigurationProblem {
  return { span: { start, end: start + length }, message };
}

/** Only a bracket that is a token of its own starts with that character. */
function isTooDeep(text: string): boolean {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const first = text.charAt(scanner.getTokenOffset());
    if (first === '{' || first === '[') depth += 1;
    else if (first === '}' || first === ']') depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

/** By the names that `printParseErrorCode` gives. */
const wordsByName: Readonly<Record<string, string>> = {
  PropertyNameExpected: 'Write a name in double quotes here.',
  ValueExpected: 'Write a value here.',
  ColonExpected: 'Write a colon before this.',
  CommaExpected: 'Write a comma before this.',
  CloseBraceExpected: 'Close the object with `}`.',
  CloseBracketExpected: 'Close the list with `]`.',
  EndOfFileExpected: 'Remove what stands after the end of the object.',
  UnexpectedEndOfComment: 'Close the comment with `*/`.',
  UnexpectedEndOfString: 'Close the string with a double quote.',
  InvalidSymbol: 'This is no JSON; write a string in double quotes, a list or an object.',
  InvalidNumberFormat: 'This is no number that JSON knows.',
  InvalidEscapeCharacter: 'JSON does not know this escape; write `\\\\` for a backslash.',
  InvalidUnicode: 'Write `\\u` and four hexadecimal digits.',
  InvalidCharacter: 'Replace this character; inside a string, write it as an escape such as `\\t`.',
};

function words(code: ParseErrorCode): string {
  const name = printParseErrorCode(code);
  return wordsByName[name] ?? `Correct the JSON here (${name}).`;
}
