import assert from 'node:assert/strict';
import { DocumentHighlightKind } from 'vscode-languageserver/node';
import { Client } from './client';
import { uriOf } from './documents';
import { openMarked, type Refused, type Renamed, testNames } from './name-tables';

const uri = uriOf('Dockerfile');

const renamed: readonly Renamed[] = [
  {
    name: 'a stage and everybody who uses it, also beside other flags',
    marked: `FROM alpine AS «bu|ild»
RUN make
FROM «build» AS test
FROM scratch
COPY --from=«build» /a /a
COPY --from=«build» --chown=1:1 /a /b
COPY --chown=1:1 --link --from=«BUILD» /a /c
RUN --network=none --mount=type=bind,from=«build»,source=/a,target=/a ls
`,
  },
  {
    name: 'an ARG in all that replaces it: modifiers, nested ones too, and every kind of instruction',
    marked: `ARG «VER|SION»=1 TAG=\${«VERSION»}
FROM node:\${«VERSION»:-\${TAG:-$«VERSION»}} AS a
ARG «VERSION»
LABEL v="\${«VERSION»:+x$«VERSION»}" w='$VERSION'
ENV A=$«VERSION» B=\${«VERSION»#v} C=\${«VERSION»/a/$«VERSION»} D=\\$VERSION
COPY --chown=$«VERSION» --link a$«VERSION» /b/\${«VERSION»%%.*}
RUN --mount=type=cache,target=/c/$«VERSION»,id=\${«VERSION»} --network=none echo \\
    # not $VERSION
    "$«VERSION»" '$VERSION' \\$VERSION $(echo $«VERSION») $VERSIONS
WORKDIR /$«VERSION»
USER $«VERSION»
EXPOSE $«VERSION»/tcp
STOPSIGNAL $«VERSION»
VOLUME ["/$«VERSION»"]
COPY <<EOF <<'RAW' /x/
$«VERSION» '$«VERSION»' \\$VERSION
EOF
$VERSION
RAW
FROM b
ARG «VERSION»=3
RUN <<EOF
echo $«VERSION» '$VERSION'
EOF
RUN cat <<EOF <<'RAW'
$«VERSION» '$«VERSION»'
EOF
$VERSION
RAW
CMD echo $VERSION
`,
  },
  {
    name: 'an ENV, not the ARG that it is named after, in the stages that build on it, and what runs in the container',
    marked: `FROM a AS b
ARG MODE=x
RUN echo $MODE
ENV «MODE»=$MODE
RUN echo $«MODE»
CMD echo $«MODE» $OTHER
FROM b AS c
RUN echo \${«MO|DE»}
ENV «MODE»="\${«MODE»}y"
HEALTHCHECK CMD curl $«MODE»
ENTRYPOINT ["sh", "-c", "exec \\"$«MODE»\\" \${«MODE»:-}"]
FROM a
ENV MODE=z
RUN echo $MODE
`,
  },
  {
    name: 'the ARG above, not the ENV that is named after it',
    marked: `FROM a AS b
ARG «MO|DE»=x
RUN echo $«MODE»
ENV MODE=$«MODE»
RUN echo $MODE
`,
  },
  {
    name: 'a secret that a mount hands to a script, not the ARG of its name',
    marked: `FROM a
ARG TOKEN
RUN --mount=type=secret,id=token,env=«TOK|EN» curl -H "$«TOKEN»" x
RUN echo $TOKEN
`,
  },
  {
    name: 'what ONBUILD stores',
    marked: `FROM a AS b
ENV «WHO»=me
ARG GONE
ONBUILD RUN echo $«WHO» $GONE
ONBUILD ENV «WHO»=you
ONBUILD COPY --chown=$«W|HO» a b
FROM b
RUN echo $«WHO»
`,
  },
  {
    name: 'a stage that an ONBUILD copies from',
    marked: `FROM a AS «b|»
FROM «b» AS c
ONBUILD COPY --link --from=«b» x y
ONBUILD RUN --mount=from=«b»,target=/b ls
FROM c
ONBUILD COPY --from=b x y
`,
  },
  {
    name: 'a variable that a script may have set, with the script',
    marked: `FROM a
ARG «AR|CH»
RUN if [ -z "$«ARCH»" ]; then «ARCH»=amd64; fi && curl "$«ARCH»"
RUN : "\${«ARCH»:=arm64}"; echo $«ARCH» $((«ARCH» + 1))
RUN for i in 1 2; do echo "$«ARCH»"; «ARCH»=$i; done
RUN export «ARCH» && «ARCH»+=x
`,
  },
  {
    name: 'a variable, not those of scripts that have the same name',
    marked: `FROM a
ARG «AR|CH»
RUN ARCH=\${«ARCH»:-amd64}; echo $ARCH
RUN ARCH=$(uname -m) && echo "$ARCH"
RUN case "$«ARCH»" in a) ARCH=x;; *) ARCH=y;; esac; echo $ARCH
RUN (ARCH=1; echo $ARCH); echo $«ARCH»
RUN ARCH=1 make $«ARCH» | sh -c 'echo $«ARCH»'
RUN for ARCH in a b; do echo $ARCH; done
RUN read -r ARCH < f && echo $ARCH
RUN bash -c "echo \\$«ARCH» $«ARCH» \\\\\\$ARCH" && bash -ec "ARCH=1; echo \\$ARCH"
RUN sh -c \`echo $«ARCH»\` "$«ARCH»" 'x' \`echo \\$«ARCH»\`
RUN ["echo", "$ARCH"]
RUN ["sh", "-ec", "echo $«ARCH»"]
RUN awk '{ print $ARCH }'
`,
  },
  {
    name: 'a variable, not what looks so to a shell that knows no such variables',
    marked: `FROM a
ARG «AR|CH»
SHELL ["pwsh", "-c"]
RUN echo $ARCH
LABEL a=$«ARCH»
`,
  },
  {
    name: 'the variable of a shell that a heredoc names',
    marked: `FROM a
ARG «AR|CH»
RUN <<EOF
#!/usr/bin/env bash
echo $«ARCH»
EOF
RUN <<EOF
#!/usr/bin/env python3
print("$ARCH")
EOF
RUN bash -e <<'EOF'
echo $«ARCH»
EOF
RUN python3 <<'EOF'
echo $ARCH
EOF
RUN bash <<EOF
echo \\$«ARCH» $«ARCH»
EOF
RUN cat <<EOF
echo \\$ARCH
EOF
`,
  },
  {
    name: 'the name of a heredoc',
    marked: `FROM alpine
RUN <<-'«EN|D»' sh
	echo END EOF
	«END»
`,
  },
];

/** `|` is the cursor; `«…»` is what it leads to. */
const defined: readonly { name: string; marked: string }[] = [
  { name: 'a stage, from its number', marked: 'FROM alpine AS «a»\nFROM b\nCOPY --from=|0 /a /b\n' },
  { name: 'a stage without a name', marked: '«FROM» alpine\nFROM b\nCOPY --link --from=|0 /a /b\n' },
  { name: 'a stage, from a mount', marked: 'FROM a AS «b»\nFROM c\nRUN --mount=from=|b,target=/b --network=none ls\n' },
  { name: 'an ARG of FROM', marked: 'ARG A=1\nARG «A»=2\nFROM a:$|A\nARG A=3\n' },
  { name: 'the ARG that an ARG of a stage continues', marked: 'ARG «A»=1\nFROM a\nARG |A\n' },
  { name: 'an ARG of the same line', marked: 'FROM a\nARG «A»=1 B=$|A\n' },
  { name: 'an ENV of before the line', marked: 'FROM a\nENV «A»=1\nENV A=2 B=$|A\n' },
  { name: 'the nearest ENV', marked: 'FROM a AS b\nENV A=1\nFROM b\nENV «A»=2\nRUN echo $|A\nENV A=3\n' },
  { name: 'the ENV that a command finds', marked: 'FROM a\nENV A=1\nCMD echo $|A\nENV «A»=2\nARG A=3\n' },
  { name: 'the ENV of the stage below', marked: 'FROM a AS b\nENV «A»=1\nFROM b\n RUN <<EOF\necho ${|A}\nEOF\n' },
  { name: 'an ARG in a heredoc behind a blank', marked: 'FROM a\nARG «A»\nRUN cat << EOF\n$|A\nEOF\nLABEL b=$A\n' },
  { name: 'an ARG in a heredoc with a number', marked: 'FROM a\nARG «A»\nRUN cat <&3 3<<EOF\n$|A\nEOF\nLABEL b=$A\n' },
  { name: 'nothing for what the image sets', marked: 'FROM a\nRUN echo $|HOME\n' },
  { name: 'nothing within single quotes', marked: "FROM a\nARG A\nRUN echo '$|A'\n" },
  { name: 'an ARG in an indented file below a comment', marked: '# c\n ARG «A»=1\n\tFROM a:$|A\n' },
  { name: 'a heredoc, from the line that ends it', marked: 'FROM a\nRUN <<«EOF»\nls\n|EOF\n' },
];

const refused: readonly Refused[] = [
  { name: 'a variable of the builder', marked: 'FROM a\nARG TARGET|ARCH\n', says: /^TARGETARCH is set from outside/ },
  { name: 'an argument of the builder', marked: 'ARG BUILDKIT_SYN|TAX\nFROM a\n', says: /is set from outside/ },
  { name: 'a variable of the image', marked: 'FROM a\nENV PATH=/a:$P|ATH\n', says: /^PATH is set from outside/ },
  { name: 'a variable that nothing sets', marked: 'FROM a\nLABEL a=$B|C\n', says: /^Nothing in this file defines BC/ },
  {
    name: 'a stage without a name',
    marked: 'FROM a\nFROM b\nCOPY --from=|0 a b\n',
    says: /no name; give it one with AS/,
  },
  {
    name: 'a stage whose name stands in a variable',
    marked: 'ARG B=b\nFROM a AS |b\nFROM $B\n',
    says: /^Line 3 takes the name of this stage from a variable/,
  },
  { name: 'a stage, to no name', marked: 'FROM a AS |b\n', to: '1b', says: /begins with a letter/ },
  { name: 'a stage, to a kept name', marked: 'FROM a AS |b\n', to: 'Scratch', says: /keeps the name "scratch"/ },
  { name: 'a stage, to a taken name', marked: 'FROM a AS |b\nFROM c AS d\n', to: 'D', says: /^The stage on line 2/ },
  {
    name: 'a stage, to an image',
    marked: 'FROM a AS |b\nFROM b\nCOPY --from=nginx a b\n',
    to: 'nginx',
    says: /^Line 3 uses the image "nginx"/,
  },
  { name: 'a variable, to no name', marked: 'FROM a\nARG |A\n', to: 'a-b', says: /made of letters, digits and "_"/ },
  { name: 'a variable, to one of the builder', marked: 'FROM a\nARG |A\n', to: 'HTTP_PROXY', says: /from outside/ },
  {
    name: 'a variable, to a taken name',
    marked: 'FROM a\nARG |A\nENV B=$A\n',
    to: 'B',
    says: /^Line 3 has a variable/,
  },
  {
    name: 'a variable, to one of its script',
    marked: 'FROM a\nARG |A\nRUN B=1; echo $B $A\n',
    to: 'B',
    says: /^The script on line 3/,
  },
  { name: 'a heredoc, to a line of it', marked: 'FROM a\nRUN <<E|OF\nls\nEOF\n', to: 'ls', says: /would end it/ },
  { name: 'a heredoc without an end', marked: 'FROM a\nRUN <<E|OF\nls\n', says: /write EOF on a line of its own/ },
];

describe('lsp: names', () => {
  let client: Client;
  before(async () => {
    client = await Client.start();
  });
  after(() => client.stop());
  afterEach(() => client.close(uri));

  const open = (marked: string) => openMarked(client, uri, marked);

  testNames(() => client, uri, { renamed, refused });

  it('answers everything in a file that begins with an indented instruction, before the first FROM', async () => {
    for (const text of ['\tRUN $x\n', ' ARG a\n FROM x:$a\n', '\t\tCOPY --from=a $b\n\tFROM a\n']) {
      await client.open(uri, text);
      for (let offset = 0; offset < text.length; offset += 1) await client.everything(uri, offset);
    }
  });

  it('asks for a new name with the old one, and not where there is none', async () => {
    const { offset, ranges } = await open('FROM a AS «Bu|ild»\nCOPY --from=build a b\n');
    assert.deepEqual(await client.prepareRename(uri, offset), { range: ranges[0], placeholder: 'Build' });
    assert.equal(await client.prepareRename(uri, 1), null);
    assert.equal(await client.renamed(uri, 1, 'x'), undefined);
    assert.equal(await client.references(uri, 1), null);
  });

  it('leaves numbers as they are', async () => {
    const { offset } = await open('FROM a AS b|\nFROM c\nCOPY --from=0 a b\nCOPY --from=b a b\n');
    const text = 'FROM a AS x\nFROM c\nCOPY --from=0 a b\nCOPY --from=x a b\n';
    assert.equal(await client.renamed(uri, offset, 'x'), text);
    assert.equal((await client.references(uri, offset))?.length, 3);
  });

  it('tells declarations from uses, and what writes from what reads', async () => {
    const { offset } = await open('ARG A\nFROM x:$|A\nARG A=1\nRUN echo $A; [ 1 ] || A=2; echo $A\n');
    const uses = await client.references(uri, offset, false);
    assert.deepEqual(
      uses?.map(({ range }) => range.start.line),
      [1, 3, 3, 3],
    );
    const highlights = await client.highlights(uri, offset);
    const { Read, Write } = DocumentHighlightKind;
    assert.deepEqual(
      highlights?.map(({ kind }) => kind),
      [Write, Read, Write, Read, Write, Read],
    );
  });

  for (const { name, marked } of defined)
    it(`leads to the definition of ${name}`, async () => {
      const { offset, ranges } = await open(marked);
      const found = await client.definition(uri, offset);
      assert.deepEqual(
        found.map(({ range }) => range),
        ranges,
      );
    });
});
