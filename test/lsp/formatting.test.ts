import assert from 'node:assert/strict';
import {
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, everyAbility } from './client';
import { uriOf } from './documents';

const uri = uriOf('Dockerfile');
const options = { tabSize: 4, insertSpaces: true };

const cases: readonly { readonly what: string; readonly before: string; readonly after: string }[] = [
  {
    what: 'blanks before instructions, behind them and behind keywords go',
    before: '  FROM  a  \n\tRUN\tb\t\n',
    after: 'FROM a\nRUN b\n',
  },
  {
    what: 'continued lines stay as the author has indented them, comments and backslashes among them too',
    before: 'FROM a\n RUN b  \\  \n      # why  \n   && c   \\\n\t&& d\n',
    after: 'FROM a\nRUN b  \\\n      # why\n   && c   \\\n\t&& d\n',
  },
  {
    what: 'heredocs stay as they are',
    before: 'FROM a\n  RUN <<EOF  \n  if x; then   \n\ty  \n  fi\nEOF\n  COPY <<-A <<B /c  \n\ta  \n\tA\n  b \n\nB\n',
    after: 'FROM a\nRUN <<EOF\n  if x; then   \n\ty  \n  fi\nEOF\nCOPY <<-A <<B /c\n\ta  \n\tA\n  b \n\nB\n',
  },
  {
    what: 'strings stay as they are',
    before: 'FROM a\nENV B="  c  " D=\'  e\'\nRUN echo "f  \\\n     g"\nLABEL h="  \\\n  i"\n',
    after: 'FROM a\nENV B="  c  " D=\'  e\'\nRUN echo "f  \\\n     g"\nLABEL h="  \\\n  i"\n',
  },
  {
    what: 'columns that the author has made stay',
    before: 'FROM   a\nENV    B=c\nRUN    d\nUSER   e\n',
    after: 'FROM   a\nENV    B=c\nRUN    d\nUSER   e\n',
  },
  {
    what: 'what would be a directive or a check at the start of a line stays where it is',
    before: ' # escape=`\n# syntax=x  \nFROM a\n  # check=skip=all\n  # words\nRUN b\n',
    after: ' # escape=`\n# syntax=x\nFROM a\n  # check=skip=all\n# words\nRUN b\n',
  },
  { what: 'one line break ends the file', before: 'FROM a\n\n \n\n', after: 'FROM a\n' },
  { what: 'one line break ends the file that has none', before: 'FROM a\r\nRUN b', after: 'FROM a\r\nRUN b\r\n' },
  { what: 'a heredoc that nothing ends stays open', before: 'FROM a\nRUN <<E\n b  ', after: 'FROM a\nRUN <<E\n b  ' },
  { what: 'blank lines between instructions stay', before: 'FROM a\n\n  \nRUN b\n', after: 'FROM a\n\n\nRUN b\n' },
];

/** `|` is the cursor behind a line break that has just been typed. */
const typed: readonly { readonly what: string; readonly before: string; readonly after: string }[] = [
  { what: 'a first continued line', before: 'FROM a\nRUN b \\\n|', after: 'FROM a\nRUN b \\\n    ' },
  {
    what: 'a further line as the one above',
    before: 'FROM a\nRUN b \\\n  c \\\n|',
    after: 'FROM a\nRUN b \\\n  c \\\n  ',
  },
  {
    what: 'a first continued line as in the instruction above',
    before: 'FROM a\nRUN b \\\n\t&& c\nRUN d \\\n|\nRUN e\n',
    after: 'FROM a\nRUN b \\\n\t&& c\nRUN d \\\n\t\nRUN e\n',
  },
  { what: 'a new instruction', before: 'FROM a\nRUN b \\\n  c\n  |', after: 'FROM a\nRUN b \\\n  c\n' },
  { what: 'behind a comment within', before: 'FROM a\nRUN b \\\n  # c\n|', after: 'FROM a\nRUN b \\\n  # c\n    ' },
  { what: 'nothing in a heredoc', before: 'FROM a\nRUN <<E\n  b \\\n|\nE\n', after: 'FROM a\nRUN <<E\n  b \\\n\nE\n' },
  { what: 'nothing in a string', before: "FROM a\nRUN b 'c \\\n|", after: "FROM a\nRUN b 'c \\\n" },
  {
    what: 'with another escape character',
    before: '# escape=`\nFROM a\nRUN b `\n|',
    after: '# escape=`\nFROM a\nRUN b `\n    ',
  },
];

describe('lsp: formatting of Dockerfiles', () => {
  let client: Client;
  before(async () => {
    client = await Client.start();
  });
  after(() => client.stop());
  afterEach(() => client.close(uri));

  for (const { what, before: text, after: wanted } of cases)
    it(what, async () => {
      await client.open(uri, text);
      assert.equal(await client.formatted(uri, options), wanted);
    });

  it('leaves what is outside a range', async () => {
    await client.open(uri, '  FROM a\n  RUN b  \n  RUN c\n');
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 9 } };
    const params = { textDocument: { uri }, range, options };
    const edits = (await client.connection.sendRequest(DocumentRangeFormattingRequest.type, params)) as TextEdit[];
    const document = TextDocument.create(uri, 'dockerfile', 1, client.text(uri));
    assert.equal(TextDocument.applyEdits(document, edits), '  FROM a\nRUN b\n  RUN c\n');
  });

  for (const { what, before: marked, after: wanted } of typed)
    it(`indents while typing: ${what}`, async () => {
      const cursor = marked.indexOf('|');
      const text = marked.replace('|', '');
      await client.open(uri, text);
      const document = TextDocument.create(uri, 'dockerfile', 1, text);
      const position = document.positionAt(cursor);
      const params = { textDocument: { uri }, position, ch: '\n', options };
      const edits = (await client.connection.sendRequest(DocumentOnTypeFormattingRequest.type, params)) ?? [];
      assert.equal(TextDocument.applyEdits(document, edits), wanted);
    });

  it('is announced for all documents, or registered for Dockerfiles where the editor formats JSON itself', async () => {
    assert.equal(client.initialized.capabilities.documentFormattingProvider, true);
    const capabilities = {
      ...everyAbility,
      textDocument: { ...everyAbility.textDocument, formatting: { dynamicRegistration: true } },
    };
    const other = await Client.start({ capabilities, initializationOptions: { hasJsonService: true } });
    const ours = () => other.registrations.filter(({ method }) => method.endsWith('ormatting'));
    await other.until(() => ours().length === 3);
    assert.equal(other.initialized.capabilities.documentFormattingProvider, undefined);
    for (const { registerOptions } of ours())
      assert.ok(!JSON.stringify(registerOptions).includes('json'), 'JSON is left to the editor');
    await other.stop();
  });
});
