import assert from 'node:assert/strict';
import type { SignatureHelp } from 'vscode-languageserver/node';
import { instructionFacts } from '../../server/src/dockerfile/tables/instructions';
import { Client, everyAbility } from './client';
import { uriOf } from './documents';

const uri = uriOf('Dockerfile');
const copy = '[--from=…] [--chown=…] [--chmod=…] [--link] [--parents] [--exclude=… …]';
const run = '[--mount=… …] [--network=…] [--security=…] [--device=… …]';
const health = '[--interval=…] [--timeout=…] [--start-period=…] [--start-interval=…] [--retries=…]';

/** `|` is the cursor; then the form that is shown, with `«…»` around the part that is being written. */
const shown: readonly (readonly [marked: string, form: string])[] = [
  ['FROM |', 'FROM [--platform=…] «image»'],
  ['FROM --platform=|', 'FROM [«--platform=…»] image'],
  ['FROM a |', 'FROM [--platform=…] image'],
  ['FROM a AS |', 'FROM [--platform=…] image AS «name»'],
  ['FROM a AS b|', 'FROM [--platform=…] image AS «name»'],
  ['COPY |', `COPY ${copy} «source»… destination`],
  ['COPY a |', `COPY ${copy} source… «destination»`],
  ['COPY a| b', `COPY ${copy} «source»… destination`],
  ['COPY a b| c', `COPY ${copy} «source»… destination`],
  ['COPY a b|', `COPY ${copy} source… «destination»`],
  ['COPY --link --chmod=|', `COPY ${copy.replace('--chmod=…', '«--chmod=…»')} source… destination`],
  ['COPY --from=a --nope|', `COPY ${copy} source… destination`],
  ['COPY ["a", |', `COPY ${copy} ["source", "«destination»"]`],
  ['COPY ["a", |"b", "c"]', `COPY ${copy} ["«source»", "destination"]`],
  ['RUN |', `RUN ${run} «command»`],
  ['RUN --network=none \\\n  |', `RUN ${run} «command»`],
  ['RUN ["a", "b|"]', `RUN ${run} ["program", "«argument»"]`],
  [
    'RUN --mount=|',
    '--mount=type=cache[,target=…][,source=…][,from=…][,readonly][,readwrite][,id=…][,sharing=…][,mode=…][,uid=…][,gid=…]',
  ],
  ['RUN --mount=ty|', '--mount=type=bind[,target=…][,source=…][,from=…][,readonly][,readwrite]'],
  [
    'RUN --mount=type=b|,target=/a',
    '--mount=«type=cache»[,target=…][,source=…][,from=…][,readonly][,readwrite][,id=…][,sharing=…][,mode=…][,uid=…][,gid=…]',
  ],
  ['RUN --mount=src=a,dst=|', '--mount=type=bind[,«target=…»][,source=…][,from=…][,readonly][,readwrite]'],
  ['RUN --mount=type=tmpfs,size=|', '--mount=type=tmpfs[,target=…][,«size=…»]'],
  ['ONBUILD |', 'ONBUILD «instruction»'],
  ['ONBUILD USER |', 'USER «user»'],
  ['USER a:|', 'USER user:«group»'],
  ['ENV A|', 'ENV «name»=value…'],
  ['ENV A=1 B=|', 'ENV name=«value»…'],
  ['ARG |', 'ARG «name»'],
  ['ARG A=|', 'ARG name=«default»'],
  ['LABEL a=|', 'LABEL name=«value»…'],
  ['EXPOSE 80/|', 'EXPOSE port[/«protocol»]…'],
  ['EXPOSE 80 |', 'EXPOSE «port»[/protocol]…'],
  ['CMD |', 'CMD ["«program»", "argument"]'],
  ['CMD a|', 'CMD «command»'],
  ['CMD ["a", |', 'CMD ["program", "«argument»"]'],
  ['SHELL ["|', 'SHELL ["«program»", "argument"]'],
  ['HEALTHCHECK |', `HEALTHCHECK ${health} CMD command`],
  ['HEALTHCHECK --retries=|', `HEALTHCHECK ${health.replace('--retries=…', '«--retries=…»')} CMD command`],
  ['HEALTHCHECK CMD |', `HEALTHCHECK ${health} CMD «command»`],
  ['HEALTHCHECK NONE|', 'HEALTHCHECK NONE'],
  ['VOLUME ["/a|"]', 'VOLUME ["«path»"]'],
];

const hidden = ['FROM| a', '# FROM |', 'RUN <<E\n|\nE', 'NOPE |', '|'];

/** The form that is shown. */
function formOf(help: SignatureHelp | null): string | undefined {
  const form = help?.signatures[help.activeSignature ?? 0];
  const label = form?.parameters?.[help?.activeParameter ?? -1]?.label;
  if (form === undefined || !Array.isArray(label)) return form?.label;
  const [start, end] = label;
  return `${form.label.slice(0, start)}«${form.label.slice(start, end)}»${form.label.slice(end)}`;
}

describe('lsp: signatures', () => {
  let client: Client;
  before(async () => {
    client = await Client.start();
  });
  after(() => client.stop());
  afterEach(() => client.close(uri));

  async function help(marked: string, trigger?: string): Promise<SignatureHelp | null> {
    await client.open(uri, marked.replace('|', ''));
    return client.signatureHelp(uri, marked.indexOf('|'), trigger);
  }

  for (const [marked, form] of shown)
    it(`shows how it is written: ${JSON.stringify(marked)}`, async () => {
      assert.equal(formOf(await help(marked)), form);
    });

  for (const marked of hidden)
    it(`shows nothing: ${JSON.stringify(marked)}`, async () => {
      assert.equal(await help(marked), null);
    });

  for (const { keyword, usage, flags } of instructionFacts)
    it(`knows ${keyword}: each way to write it, and what each part means`, async () => {
      const found = await help(`${keyword} |`);
      assert.equal(found?.signatures.length, usage.length);
      for (const { parameters = [], documentation } of found?.signatures ?? []) {
        assert.ok(documentation);
        for (const parameter of parameters) assert.ok(parameter.documentation, JSON.stringify(parameter.label));
      }
      assert.ok((found?.signatures[0]?.parameters?.length ?? 0) > flags.length);
    });

  it('says that no part is being written where an editor understands that', async () => {
    assert.equal((await help('FROM a |'))?.activeParameter, null);
  });

  it('comes up by itself where flags and arguments begin, and leaves people alone who write shell', async () => {
    assert.deepEqual(client.initialized.capabilities.signatureHelpProvider?.triggerCharacters, [' ', '=', ',']);
    assert.notEqual(await help('RUN |', ' '), null);
    await client.close(uri);
    assert.equal(await help('RUN apt-get |', ' '), null);
    await client.close(uri);
    assert.notEqual(await help('COPY a |', ' '), null);
  });

  it('says it in plain text to editors that show no Markdown', async () => {
    const { hover: _, ...textDocument } = everyAbility.textDocument ?? {};
    const other = await Client.start({ capabilities: { ...everyAbility, textDocument } });
    await other.open(uri, 'FROM ');
    const found = await other.signatureHelp(uri, 5);
    const documentation = found?.signatures[0]?.documentation;
    assert.ok(typeof documentation === 'string' && !/[`*]/.test(documentation), String(documentation));
    await other.stop();
  });
});
