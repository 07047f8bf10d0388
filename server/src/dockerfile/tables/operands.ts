/** What the words mean that stand in the usage of an instruction; where instructions differ, the keyword stands before. */
const operands: Readonly<Record<string, string>> = {
  'ADD source': 'Files of the build context, archives, URLs or Git repositories.',
  source: 'Files of the build context, or of the stage or image that `--from` names.',
  destination: 'Where they go. A path that ends in `/` is a folder; a relative one begins at the WORKDIR.',
  'ARG name': 'What `$name` stands for from here on.',
  default: 'The value where the build gives none with `--build-arg`.',
  program: 'What is started. No shell reads the array: variables stay as they are.',
  argument: 'What the program is given.',
  command: 'What the shell runs: `/bin/sh -c`, or what SHELL sets.',
  'ENV name': 'The name of the variable, for what follows and for containers.',
  value: 'Its value; put it in quotes where it holds blanks.',
  port: 'A port, or a range such as `8000-8010`.',
  protocol: '`tcp`, which is the default, `udp` or `sctp`.',
  image: 'The image or the stage to build on, or `scratch` for nothing.',
  'FROM name': 'What COPY, mounts and other stages call it.',
  'LABEL name': 'A key, such as `org.opencontainers.image.source`.',
  'MAINTAINER name': 'The author.',
  instruction: 'Any instruction but FROM, ONBUILD and MAINTAINER.',
  signal: 'A name such as `SIGTERM`, or a number.',
  user: 'A name or a number.',
  group: 'A name or a number; the user has no other groups then.',
  'WORKDIR path': 'A folder; a relative path begins at the WORKDIR before.',
  'VOLUME path': 'A folder of the container.',
};

/** What a word in the usage of an instruction means. */
export function operandFact(keyword: string, word: string): string | undefined {
  return operands[`${keyword} ${word}`] ?? operands[word];
}
