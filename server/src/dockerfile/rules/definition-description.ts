import type { DockerfileModel, Statement } from '../model';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';

const check = 'InvalidDefinitionDescription';

export const rule: DockerfileRule = {
  id: 'definition-description',
  severity: 'information',
  preset: 'recommended',
  summary: 'The comment above a stage or ARG does not begin with its name.',
  why:
    'BuildKit shows such comments as descriptions, in `docker build --call=outline` and `--call=targets`, if they begin with the name: `# build Compiles the ' +
    'application`. This check is experimental and only runs where `# check=experimental=InvalidDefinitionDescription` asks for it.',
  aliases: [check],
  evidence: [
    {
      source: 'BuildKit',
      reference: check,
      says: 'Comment for FROM should follow the format: `# build <description>`',
    },
  ],
  examples: {
    bad: [
      { code: `# check=experimental=${check}\n«# compiles the application»\nFROM node AS build\n`, message: '# build' },
    ],
    good: [
      { code: `# check=experimental=${check}\n# build compiles the application\nFROM node AS build\n` },
      { code: '# compiles the application\nFROM node AS build\n' },
      { code: '# check=experimental=all\n# a heading\n#\nARG VERSION\nFROM node\n' },
    ],
  },
  check(dockerfile, report) {
    for (const statement of [...dockerfile.of('FROM'), ...dockerfile.of('ARG')]) {
      const comment = statement.comments.at(-1);
      if (comment === undefined || !isAskedFor(dockerfile, statement)) continue;
      const names = namesOf(statement);
      // An indented comment keeps its `#` for BuildKit, and so begins with no name.
      const first = comment.indented ? '#' : (comment.text.split(' ', 1)[0] ?? '');
      if (names.length === 0 || names.includes(first)) continue;
      report({
        span: comment.span,
        message: `BuildKit takes this comment for the description of ${names.map(quoted).join(' or ')}. Write the name first, as in # ${names[0]} text, or put a line with only # below the comment.`,
      });
    }
  },
};

function namesOf({ keyword, stage, instruction }: Statement): string[] {
  if (keyword === 'ARG') return instruction.pairs.map(({ key }) => key.text);
  return stage?.name === undefined ? [] : [stage.name];
}

function isAskedFor(dockerfile: DockerfileModel, statement: Statement): boolean {
  return [dockerfile.check, statement.check?.value.options].some(
    (options) => options?.experimental === 'all' || options?.experimental.has(check) === true,
  );
}
