/** One thing that BuildKit rejects, and which of our rules says so. */
export interface CoverageRow {
  /** Numbered through; docs and tests refer to it. */
  readonly row: number;
  /** What is wrong, in a few words. */
  readonly what: string;
  /** Ids of the rules that report it; empty where `note` says why none does. */
  readonly rules: readonly string[];
  /** What deviates from BuildKit, and why. */
  readonly note?: string;
}

/** A part of BuildKit with what it rejects. */
export interface CoverageSection {
  readonly title: string;
  readonly rows: readonly CoverageRow[];
}

/** Every hard error of BuildKit's Dockerfile frontend (docker/dockerfile 1.28), by the part that raises it. */
export const hardErrors: readonly CoverageSection[] = [
  {
    title: 'Parser',
    rows: [
      { row: 1, what: 'the file is empty, or has comments only', rules: ['no-instructions'] },
      {
        row: 2,
        what: 'a line of more than 65,535 bytes',
        rules: ['line-too-long'],
        note: 'Marked is the line itself; BuildKit names the one before it.',
      },
      {
        row: 3,
        what: '`# escape` sets neither `\\` nor a backtick',
        rules: ['escape-directive'],
        note: 'BuildKit names no line.',
      },
      {
        row: 4,
        what: 'a directive stands twice',
        rules: ['duplicate-directive'],
        note: 'Marked is the second one; BuildKit names the line before it.',
      },
      {
        row: 5,
        what: 'the options of `# check` cannot be read',
        rules: ['check-options'],
        note: 'Above an instruction BuildKit ignores what it cannot read: a warning.',
      },
      { row: 6, what: 'a heredoc is not ended', rules: ['heredoc-unterminated'] },
      {
        row: 7,
        what: 'the word that opens a heredoc has an open quote',
        rules: ['heredoc-name'],
        note: 'BuildKit sees no heredoc then and fails on the lines below it; they are reported too, so the cause is a warning.',
      },
      { row: 8, what: 'a JSON array holds something other than strings', rules: ['json-strings-only'] },
      { row: 9, what: '`ENV x`, `LABEL x`', rules: ['key-value-syntax'] },
      { row: 10, what: '`ENV a=1 b`', rules: ['key-value-syntax'] },
    ],
  },
  {
    title: 'Instructions',
    rows: [
      { row: 11, what: 'unknown instruction', rules: ['unknown-instruction'] },
      { row: 12, what: 'an instruction other than ARG before FROM', rules: ['instruction-before-from'] },
      { row: 13, what: 'unknown flag', rules: ['unknown-flag'] },
      { row: 14, what: 'a flag stands twice', rules: ['duplicate-flag'] },
      { row: 15, what: 'a flag without its value', rules: ['flag-value'] },
      { row: 16, what: 'a switch that is neither true nor false', rules: ['flag-value'] },
      { row: 17, what: 'no arguments', rules: ['missing-arguments', 'shell-json-form'] },
      { row: 18, what: 'ADD or COPY with fewer than two arguments', rules: ['missing-arguments'] },
      { row: 19, what: 'a blank name in ENV, LABEL or ARG', rules: ['blank-name'] },
      { row: 20, what: 'FROM with other than one or three words', rules: ['from-arguments'] },
      { row: 21, what: 'the name of a stage', rules: ['stage-name'] },
      { row: 22, what: 'ONBUILD of ONBUILD, FROM or MAINTAINER', rules: ['onbuild-trigger'] },
      { row: 23, what: 'HEALTHCHECK NONE with arguments', rules: ['healthcheck-form'] },
      { row: 24, what: 'HEALTHCHECK CMD without a command', rules: ['healthcheck-form'] },
      { row: 25, what: 'HEALTHCHECK of an unknown type', rules: ['healthcheck-form'] },
      { row: 26, what: 'a duration that cannot be read, or under 1 ms', rules: ['healthcheck-duration'] },
      { row: 27, what: '`--retries` is no number from 0 up', rules: ['healthcheck-retries'] },
      {
        row: 28,
        what: 'VOLUME with an empty string',
        rules: ['volume-empty'],
        note: 'Silent where a variable decides: a build argument may fill it.',
      },
      { row: 29, what: 'SHELL that is no JSON array', rules: ['shell-json-form'] },
      { row: 30, what: 'a heredoc as destination', rules: ['heredoc-destination'] },
    ],
  },
  {
    title: 'Options of RUN',
    rows: [
      {
        row: 31,
        what: 'unknown type of mount',
        rules: ['mount-type'],
        note: 'Silent where a variable decides: a build argument may change it.',
      },
      { row: 32, what: 'unknown key of a mount', rules: ['mount-key'] },
      { row: 33, what: 'a key without its value', rules: ['mount-key'] },
      { row: 34, what: 'a variable in `from=`', rules: ['from-variable'] },
      { row: 35, what: '`required` of something other than a secret or SSH agent', rules: ['mount-key'] },
      { row: 36, what: '`size` outside tmpfs, or unreadable', rules: ['mount-key', 'mount-value'] },
      { row: 37, what: '`sharing` outside caches, or unknown', rules: ['mount-key', 'mount-value', 'mount-secret'] },
      {
        row: 38,
        what: '`mode`, `uid` or `gid` where there are no files, or unreadable',
        rules: ['mount-key', 'mount-value'],
      },
      {
        row: 39,
        what: 'a secret that is named twice or not at all, or has `from` or `sharing`',
        rules: ['mount-secret'],
      },
      { row: 40, what: 'an SSH agent with `source`', rules: ['mount-secret'] },
      {
        row: 41,
        what: 'a mount on `/`',
        rules: ['mount-target'],
        note: 'Only where `/` is written: other targets count from the WORKDIR, which the base image may set, and BuildKit lets `//` pass.',
      },
      { row: 42, what: 'a key that is neither true nor false', rules: ['mount-value'] },
      { row: 43, what: '`--network`', rules: ['run-network'] },
      { row: 44, what: '`--security`', rules: ['run-security'] },
      { row: 45, what: '`--device`', rules: ['run-device'] },
    ],
  },
  {
    title: 'Building the stages',
    rows: [
      { row: 46, what: 'ARGs, but no stage', rules: ['no-stage'] },
      {
        row: 47,
        what: 'an image that is empty or no reference',
        rules: ['image-reference', 'invalid-default-arg-in-from'],
        note: 'Where an ARG decides, a build argument may make it valid: a warning.',
      },
      {
        row: 48,
        what: '`FROM --platform` that is empty or no platform',
        rules: ['from-platform'],
        note: 'Silent where a declared ARG decides: a build argument may make it valid.',
      },
      { row: 49, what: 'a variable in `COPY --from`', rules: ['from-variable'] },
      {
        row: 50,
        what: '`COPY --from` with the number of no stage',
        rules: ['copy-from-index'],
        note: 'BuildKit numbers the images that are used after the stages; a number that hits one of those is a warning.',
      },
      { row: 51, what: 'stages that need each other', rules: ['stage-cycle'] },
      { row: 52, what: 'a stage that is used above its FROM', rules: ['stage-order'] },
      {
        row: 53,
        what: '`--chmod`',
        rules: ['chmod-mode'],
        note: 'Silent where a variable decides: a build argument may change it.',
      },
      { row: 54, what: '`--checksum`', rules: ['add-checksum'] },
      {
        row: 55,
        what: 'COPY of a URL or Git repository',
        rules: ['copy-remote'],
        note: 'Silent where a variable decides: a build argument may change it.',
      },
      { row: 56, what: 'the query of a Git URL, or its contradiction to `--keep-git-dir`', rules: ['add-git'] },
      {
        row: 57,
        what: 'EXPOSE of no port',
        rules: ['expose-port'],
        note: 'Silent where a variable decides: a build argument may change it.',
      },
      {
        row: 58,
        what: 'STOPSIGNAL of no signal',
        rules: ['stop-signal'],
        note: 'Silent where a variable decides: a build argument may change it.',
      },
      {
        row: 59,
        what: 'substitution that cannot be read',
        rules: ['substitution'],
        note: '`${name:?message}` of a name that is not set is no error: it asks for a build argument.',
      },
      {
        row: 60,
        what: 'what a base image stored with ONBUILD cannot be read',
        rules: ['unknown-instruction'],
        note: 'What a file stores is judged where it stands, as warnings, and not again at each FROM that inherits it; what an image stores lies in the registry.',
      },
      {
        row: 61,
        what: '`--target` of no stage',
        rules: [],
        note: 'The target is given to the build, not in the file.',
      },
      {
        row: 62,
        what: 'SOURCE_DATE_EPOCH',
        rules: ['source-date-epoch'],
        note: 'A named context of the build may have that name: a warning.',
      },
      {
        row: 63,
        what: '`# check=error=true` and a warning',
        rules: [],
        note: 'Every finding of a build check is an error then, unless its stage is not built.',
      },
      {
        row: 64,
        what: '`--link` with a `--chown` by name',
        rules: ['link-chown-name'],
        note: 'An error since BuildKit 0.34; older ones look the name up: a warning.',
      },
    ],
  },
];

/** Every build check of BuildKit with the rule that is it, and what deviates. Checks that are not listed deviate in nothing. */
export const checkNotes: Readonly<Record<string, string>> = {
  CopyIgnoredFile:
    'Reads `<Dockerfile>.dockerignore`, or else the `.dockerignore` of the folder of the Dockerfile, which is taken to be the build context.',
  ExposeProtoCasing: 'Silent where a variable holds the protocol.',
  FromAsCasing: 'Silent on a FROM that is an error anyway.',
  InvalidBaseImagePlatform:
    'Only for the namespaces of Docker Hub that are one architecture (`arm64v8/…`); other images lie in the registry.',
  InvalidDefaultArgInFrom: 'An image without variables that is none is an error of its own, `image-reference`.',
  InvalidDefinitionDescription: 'Marked is the comment; BuildKit names the line of the instruction below it.',
  JSONArgsRecommended:
    'A SHELL of the base image is not seen. What ONBUILD stores is not judged where it is inherited.',
  LegacyKeyValueFormat: 'What ONBUILD stores is not judged where it is inherited.',
  MultipleInstructionsDisallowed: 'What ONBUILD stores is not counted where it is inherited.',
  NoEmptyContinuation: 'Reported at each block of blank lines, not once at the end of the instruction.',
  SecretsUsedInArgOrEnv: 'Silent where a variable is part of the name.',
  UndefinedArgInFrom:
    'Silent on a FROM whose substitution cannot be read: that is an error of its own, `substitution`.',
  UndefinedVar:
    'Only where the stage begins with `FROM scratch`: other images may define the variable. Silent on an instruction whose substitution cannot be read, and on what is inherited from ONBUILD.',
  WorkdirRelativePath: 'Silent where a variable of the base image decides, and on paths with a drive letter.',
};
