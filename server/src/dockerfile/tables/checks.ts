import type { RuleDescription } from '../../engine/rule';
import type { ValueFact } from './values';

/** One of BuildKit's build checks. */
export interface BuildCheck {
  readonly name: string;
  /** What it finds, in our words. */
  readonly description: string;
  /** Only runs where `# check=experimental=` asks for it. */
  readonly experimental?: boolean;
  /** Not silenced by a `# check=skip=` above an instruction, only by the directive. */
  readonly fileWide?: boolean;
}

/** BuildKit's checks (frontend/dockerfile/linter/ruleset.go of docker/dockerfile 1.28). */
export const buildChecks: readonly BuildCheck[] = [
  { name: 'StageNameCasing', description: 'A stage name has upper-case letters.' },
  { name: 'FromAsCasing', description: '`AS` and `FROM` are not in the same case.' },
  { name: 'NoEmptyContinuation', description: 'A blank line stands within a continued instruction.', fileWide: true },
  {
    name: 'ConsistentInstructionCasing',
    description: 'An instruction is not in the case of the others.',
    fileWide: true,
  },
  { name: 'DuplicateStageName', description: 'Two stages have the same name.', fileWide: true },
  { name: 'ReservedStageName', description: 'A stage is called `scratch` or `context`.', fileWide: true },
  { name: 'JSONArgsRecommended', description: 'CMD or ENTRYPOINT is not a JSON array.' },
  { name: 'MaintainerDeprecated', description: 'MAINTAINER is used.' },
  { name: 'UndefinedArgInFrom', description: 'FROM uses a variable that no ARG above it declares.' },
  { name: 'WorkdirRelativePath', description: 'The first WORKDIR of a stage is a relative path.' },
  { name: 'UndefinedVar', description: 'A variable is used that nothing defines.' },
  { name: 'MultipleInstructionsDisallowed', description: 'A stage has two CMD, ENTRYPOINT or HEALTHCHECK.' },
  { name: 'LegacyKeyValueFormat', description: 'ENV or LABEL parts name and value with a blank.' },
  {
    name: 'InvalidBaseImagePlatform',
    description: 'The base image is for another platform than the build.',
    fileWide: true,
  },
  { name: 'RedundantTargetPlatform', description: 'FROM sets the platform that it has anyway.' },
  { name: 'SecretsUsedInArgOrEnv', description: 'ARG or ENV has the name of a secret.' },
  {
    name: 'InvalidDefaultArgInFrom',
    description: 'FROM has no valid image with the defaults of its ARGs.',
    fileWide: true,
  },
  { name: 'FromPlatformFlagConstDisallowed', description: 'FROM sets a fixed platform.' },
  { name: 'CopyIgnoredFile', description: 'COPY or ADD takes a file that .dockerignore leaves out.' },
  {
    name: 'InvalidDefinitionDescription',
    description: 'The comment above a stage or ARG does not begin with its name.',
    experimental: true,
  },
  { name: 'ExposeProtoCasing', description: 'A protocol in EXPOSE is not lower-case.' },
  { name: 'ExposeInvalidFormat', description: 'EXPOSE has an address or a host port.' },
];

const byName = new Map(buildChecks.map((check) => [check.name, check]));

/** The check of that name; BuildKit compares the case. */
export function buildCheck(name: string): BuildCheck | undefined {
  return byName.get(name);
}

/** The check that a rule is, if it is one of BuildKit's. Editors that show BuildKit's own findings can leave these out. */
export function checkOfRule(rule: RuleDescription): BuildCheck | undefined {
  for (const alias of rule.aliases ?? []) {
    const check = byName.get(alias);
    if (check !== undefined) return check;
  }
  return undefined;
}

/** What `# check=` takes; `error` only in the directive. */
export const checkOptionFacts: readonly ValueFact[] = [
  { value: 'skip', description: 'Checks that are not run: names with commas between them, or `all`.' },
  { value: 'error', description: 'Whether a warning fails the build.' },
  { value: 'experimental', description: 'Experimental checks that are run: names with commas between them, or `all`.' },
];
