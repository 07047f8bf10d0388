import assert from 'node:assert/strict';
import fc from 'fast-check';
import { features } from '../../server/src/dockerfile/features';
import { mentionsOf } from '../../server/src/dockerfile/names';
import { applyEdits } from '../../server/src/engine/edits';
import { soup } from './soup';
import { modelOf } from './support';

/** Lines that name stages and variables in many ways, of few names, so that they meet. */
const lines = [
  ...['FROM a', 'FROM a AS b', 'FROM b AS c', 'FROM b', 'FROM $A', 'FROM c AS d', 'ONBUILD RUN echo $A'],
  ...['ARG A', 'ARG A=1', 'ARG B=$A', 'ARG A=$B B=$A', 'ENV A=1', 'ENV A=$A B=${B:-$A}', 'ENV A $B', 'ONBUILD ENV A=2'],
  ...['COPY --from=b --link $A ${B%x} /', 'COPY --from=0 a b', 'RUN --mount=from=c,target=/$A echo $B', 'WORKDIR /$A'],
  ...['RUN A=1; echo $A $B', 'RUN [ $B ] && A=$B; echo $A', 'RUN export A B; B=$((A + 1))', 'RUN unset A; echo $A'],
  ...[
    'RUN for A in $B; do echo $A; done; B=2',
    'RUN f() { echo $A; }; A=1; f',
    'RUN sh -c \'echo $A\' "$B"',
    'CMD echo $A',
  ],
  ...[
    'RUN <<EOF\necho $A\nB=$A\nEOF',
    "RUN cat <<'EOF' <<E\n$A\nEOF\n$A${B}\nE",
    'SHELL ["pwsh"]',
    'RUN echo \\\n  # $A\n  $A',
  ],
  ...[
    'HEALTHCHECK CMD curl $B',
    'ENTRYPOINT ["sh", "-c", "echo $A"]',
    'RUN A=1 env; (A=2; B=$A); : ${B:=$A}',
    'RUN `echo $A`',
  ],
];
const files = fc.array(fc.constantFrom(...lines), { maxLength: 14 }).map((all) => `${all.join('\n')}\n`);

/** Who belongs together, and what leads where, without places. */
function structure(text: string): string {
  const mentions = mentionsOf(modelOf(text));
  const named = [...new Set(mentions.map((mention) => mention.named))];
  const parts = mentions.map(({ named: own, role, definitions }) => {
    return `${named.indexOf(own)} ${role} ${definitions.map((definition) => mentions.indexOf(definition))}`;
  });
  return parts.join('\n');
}

describe('dockerfile: names, whatever the text', () => {
  it('has every place within the text, and every place finds all the others', () => {
    const check = (text: string) => {
      const model = modelOf(text);
      for (const { span, whole, named } of mentionsOf(model)) {
        assert.ok(0 <= span.start && span.start < span.end && span.end <= text.length);
        assert.ok(whole.start <= span.start && span.end <= whole.end && whole.end <= text.length);
        const found = features.references?.(model, span.start) ?? [];
        assert.ok(found.some((other) => other.span.start === span.start) || named !== undefined);
        const { targets = [] } = features.definition?.(model, span.start) ?? {};
        for (const target of targets)
          assert.ok(target.span.start <= target.nameSpan.start && target.nameSpan.end <= target.span.end);
      }
    };
    fc.assert(fc.property(soup, check));
    fc.assert(fc.property(files, check));
  });

  it('gives the same text when a name is changed there and back, and in between everything hangs together as before', () => {
    let done = 0;
    fc.assert(
      fc.property(files, fc.nat(), (text, pick) => {
        const mentions = mentionsOf(modelOf(text));
        const index = mentions.length === 0 ? 0 : pick % mentions.length;
        const mention = mentions[index];
        if (mention === undefined) return;
        const renaming = features.rename?.(modelOf(text), mention.span.start);
        assert.ok(renaming);
        if (renaming.refusal !== undefined) return;
        const there = renaming.edits('fresh_name');
        if (typeof there === 'string') assert.fail(there);
        const renamed = applyEdits(text, there);
        assert.equal(structure(renamed), structure(text));
        const place = mentionsOf(modelOf(renamed))[index]?.span.start ?? 0;
        const back = features.rename?.(modelOf(renamed), place)?.edits(renaming.name);
        // A second variable of the name is kept apart by nothing but the order of the lines: nobody may bring that about.
        if (typeof back === 'string')
          return assert.match(back, /has a variable of that name|^The script on line|^The stage on line/);
        assert.equal(applyEdits(renamed, back ?? []), text);
        done += 1;
      }),
      { numRuns: 1_000 },
    );
    assert.ok(done > 300, `${done} were changed there and back`);
  });
});
