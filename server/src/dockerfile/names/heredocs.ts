import type { Edit } from '../../engine/finding';
import type { Span } from '../../engine/span';
import type { DockerfileModel, Statement } from '../model';
import type { HeredocBody } from '../syntax/scanner';
import type { Mention, Named } from './named';

/** The word that opens a heredoc, and the line that ends it. */
class NamedHeredoc implements Named {
  readonly mentions: Mention[] = [];
  readonly name: string;
  readonly #opening: Span | undefined;
  readonly #ending: Span | undefined;
  readonly #bodyText: string;

  constructor(statement: Statement, { opener, body, terminator }: HeredocBody) {
    const { line, source } = statement.instruction;
    this.name = opener.name;
    const from = line.text.lastIndexOf(opener.name, opener.to - opener.name.length);
    const isPlain = from >= opener.from && line.isContiguous(from, from + opener.name.length);
    if (isPlain) this.#opening = statement.at(line.span(from, from + opener.name.length));
    if (terminator !== undefined)
      this.#ending = statement.at({ start: terminator.end - opener.name.length, end: terminator.end });
    this.#bodyText = source.slice(body.start, body.end);
  }

  mentionAll(): Mention[] {
    if (this.#opening === undefined) return [];
    const definitions: Mention[] = [];
    const whole = this.#opening;
    const opening: Mention = { named: this, span: whole, role: 'definition', whole, definitions };
    definitions.push(opening);
    if (this.#ending === undefined) return [opening];
    return [opening, { named: this, span: this.#ending, role: 'read', whole: this.#ending, definitions }];
  }

  refusal(): string | undefined {
    return this.#ending === undefined
      ? `No line ends this heredoc: write ${this.name} on a line of its own.`
      : undefined;
  }

  rename(_model: DockerfileModel, newName: string): readonly Edit[] | string {
    if (!/^[\w.-]+$/.test(newName)) return 'The name of a heredoc is made of letters, digits, "_", "-" and ".".';
    if (this.#bodyText.split('\n').some((line) => line.trim() === newName))
      return `A line of the heredoc is "${newName}", and would end it.`;
    return [this.#opening, this.#ending].flatMap((span) => (span === undefined ? [] : { span, text: newName }));
  }
}

/** Where heredocs are named. */
export function readHeredocs({ statements }: DockerfileModel): Mention[] {
  return statements.flatMap((statement) =>
    statement.instruction.heredocs.flatMap((heredoc) => new NamedHeredoc(statement, heredoc).mentionAll()),
  );
}
