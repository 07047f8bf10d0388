import type { ValueFact } from './values';

/** What a flag takes. */
export type FlagKind =
  | 'text'
  | 'boolean'
  | 'duration'
  | 'count'
  | 'mount'
  | 'device'
  | 'network'
  | 'security'
  | 'platform'
  | 'stage'
  | 'mode'
  | 'owner';

/** A flag of an instruction. */
export interface FlagFact {
  readonly name: string;
  readonly kind: FlagKind;
  /** May be given several times. */
  readonly repeatable?: boolean;
  readonly description: string;
  /** Values worth offering, where its kind alone does not tell them. */
  readonly values?: readonly ValueFact[];
}

/** An instruction of the Dockerfile language. */
export interface InstructionFact {
  readonly keyword: string;
  readonly description: string;
  /** Ways to write it, flags left out. */
  readonly usage: readonly string[];
  /** Ways worth offering, the plainest first, in the snippet syntax of the language server protocol. */
  readonly snippets: readonly string[];
  readonly flags: readonly FlagFact[];
  /** Takes its arguments as a JSON array too. */
  readonly json?: boolean;
  /** BuildKit does not look at the flags of these at all: it takes and ignores any. */
  readonly ignoresFlags?: boolean;
}

const chown: FlagFact = {
  name: 'chown',
  kind: 'owner',
  description: 'Who owns the files in the image: `user:group`, by name or number.',
};
const chmod: FlagFact = {
  name: 'chmod',
  kind: 'mode',
  description: 'The permissions of the files in the image: octal (`0755`) or symbolic (`u=rwX,go=rX`).',
};
const link: FlagFact = {
  name: 'link',
  kind: 'boolean',
  description: 'Puts the files in a layer of their own, which stays cached when the layers below it change.',
};
const exclude: FlagFact = {
  name: 'exclude',
  kind: 'text',
  repeatable: true,
  description: 'A pattern of files to leave out.',
};

/** Every instruction that BuildKit knows (frontend/dockerfile/instructions of docker/dockerfile 1.28). */
export const instructionFacts: readonly InstructionFact[] = [
  {
    keyword: 'ADD',
    description: 'Copies files, archives, URLs or Git repositories into the image.',
    usage: ['ADD source… destination', 'ADD ["source", "destination"]'],
    snippets: ['ADD ${1:source} ${2:destination}', 'ADD --checksum=sha256:${1:digest} ${2:url} ${3:destination}'],
    json: true,
    flags: [
      chown,
      chmod,
      link,
      { name: 'keep-git-dir', kind: 'boolean', description: 'Keeps the `.git` folder of a Git source.' },
      { name: 'checksum', kind: 'text', description: 'The digest that a URL or Git source must have.' },
      {
        name: 'unpack',
        kind: 'boolean',
        description: 'Whether archives are unpacked: local ones are by default, downloaded ones are not.',
      },
      exclude,
    ],
  },
  {
    keyword: 'ARG',
    description: 'Declares a variable that can be set when the image is built.',
    usage: ['ARG name', 'ARG name=default'],
    snippets: ['ARG ${1:name}', 'ARG ${1:name}=${2:default}'],
    flags: [],
    ignoresFlags: true,
  },
  {
    keyword: 'CMD',
    description: 'Sets the command, or the arguments of the entry point, that a container runs by default.',
    usage: ['CMD ["program", "argument"]', 'CMD command'],
    snippets: ['CMD ["${1:program}"]', 'CMD ${1:command}'],
    json: true,
    flags: [],
  },
  {
    keyword: 'COPY',
    description: 'Copies files from the build context, or from another stage or image.',
    usage: ['COPY source… destination', 'COPY ["source", "destination"]'],
    snippets: [
      'COPY ${1:source} ${2:destination}',
      'COPY --from=${1:stage} ${2:source} ${3:destination}',
      'COPY <<EOF ${1:destination}\n$0\nEOF',
    ],
    json: true,
    flags: [
      { name: 'from', kind: 'stage', description: 'The stage, image or named context to copy from.' },
      chown,
      chmod,
      link,
      { name: 'parents', kind: 'boolean', description: 'Keeps the folders that the sources lie in.' },
      exclude,
    ],
  },
  {
    keyword: 'ENTRYPOINT',
    description: 'Sets the program that a container runs.',
    usage: ['ENTRYPOINT ["program", "argument"]', 'ENTRYPOINT command'],
    snippets: ['ENTRYPOINT ["${1:program}"]', 'ENTRYPOINT ${1:command}'],
    json: true,
    flags: [],
  },
  {
    keyword: 'ENV',
    description: 'Sets environment variables for what follows and for containers.',
    usage: ['ENV name=value…'],
    snippets: ['ENV ${1:name}=${2:value}'],
    flags: [],
  },
  {
    keyword: 'EXPOSE',
    description: 'Tells which ports the container listens on.',
    usage: ['EXPOSE port[/protocol]…'],
    snippets: ['EXPOSE ${1:port}'],
    flags: [],
  },
  {
    keyword: 'FROM',
    description: 'Begins a stage and names the image that it builds on.',
    usage: ['FROM image', 'FROM image AS name'],
    snippets: ['FROM ${1:image}', 'FROM ${1:image} AS ${2:name}'],
    flags: [
      {
        name: 'platform',
        kind: 'platform',
        description: 'The platform of the image, where it is not the one that the build is for.',
      },
    ],
  },
  {
    keyword: 'HEALTHCHECK',
    description: 'Tells how to test that a container still works.',
    usage: ['HEALTHCHECK CMD command', 'HEALTHCHECK NONE'],
    snippets: ['HEALTHCHECK --interval=${1:30s} --timeout=${2:5s} CMD ${3:command}', 'HEALTHCHECK NONE'],
    json: true,
    flags: [
      { name: 'interval', kind: 'duration', description: 'How long to wait between two tests; 30s by default.' },
      { name: 'timeout', kind: 'duration', description: 'How long a test may take; 30s by default.' },
      {
        name: 'start-period',
        kind: 'duration',
        description: 'How long the container may take to start, in which failures do not count.',
      },
      {
        name: 'start-interval',
        kind: 'duration',
        description: 'How long to wait between two tests during the start period; 5s by default.',
      },
      {
        name: 'retries',
        kind: 'count',
        description: 'How many failures in a row make the container unhealthy; 3 by default.',
      },
    ],
  },
  {
    keyword: 'LABEL',
    description: 'Adds metadata to the image.',
    usage: ['LABEL name=value…'],
    snippets: ['LABEL ${1:name}="${2:value}"'],
    flags: [],
  },
  {
    keyword: 'MAINTAINER',
    description: 'Names the author of the image. Deprecated: use the label `org.opencontainers.image.authors`.',
    usage: ['MAINTAINER name'],
    snippets: ['MAINTAINER ${1:name}'],
    flags: [],
  },
  {
    keyword: 'ONBUILD',
    description: 'Stores an instruction that runs when another build uses the image.',
    usage: ['ONBUILD instruction'],
    snippets: ['ONBUILD ${1:instruction}'],
    flags: [],
  },
  {
    keyword: 'RUN',
    description: 'Runs a command and keeps what it changes.',
    usage: ['RUN command', 'RUN ["program", "argument"]', 'RUN <<EOF'],
    snippets: [
      'RUN ${1:command}',
      'RUN --mount=type=cache,target=${1:path} ${2:command}',
      'RUN --mount=type=secret,id=${1:name} ${2:command}',
      'RUN <<EOF\n$0\nEOF',
    ],
    json: true,
    flags: [
      {
        name: 'mount',
        kind: 'mount',
        repeatable: true,
        description: 'Mounts files, a cache, a secret or an SSH agent while the command runs.',
      },
      {
        name: 'network',
        kind: 'network',
        description: 'The network that the command has.',
        values: [
          { value: 'default', description: 'The network of the builder, as without the flag.' },
          {
            value: 'none',
            description: 'No network but the loopback device: what the command needs must be there already.',
          },
          {
            value: 'host',
            description: 'The network of the machine that builds; the builder must allow `network.host`.',
          },
        ],
      },
      {
        name: 'security',
        kind: 'security',
        description: 'Whether the command runs with all privileges.',
        values: [
          { value: 'sandbox', description: 'With the usual limits, as without the flag.' },
          { value: 'insecure', description: 'With all privileges; the builder must allow `security.insecure`.' },
        ],
      },
      {
        name: 'device',
        kind: 'device',
        repeatable: true,
        description: 'A device that the command may use, by its CDI name.',
      },
    ],
  },
  {
    keyword: 'SHELL',
    description: 'Sets the shell that runs commands which are not JSON arrays.',
    usage: ['SHELL ["program", "argument"]'],
    snippets: ['SHELL ["${1:/bin/bash}", "${2:-c}"]'],
    json: true,
    flags: [],
  },
  {
    keyword: 'STOPSIGNAL',
    description: 'Sets the signal that asks the container to stop.',
    usage: ['STOPSIGNAL signal'],
    snippets: ['STOPSIGNAL ${1:SIGTERM}'],
    flags: [],
    ignoresFlags: true,
  },
  {
    keyword: 'USER',
    description: 'Sets the user for what follows and for containers.',
    usage: ['USER user', 'USER user:group'],
    snippets: ['USER ${1:user}', 'USER ${1:user}:${2:group}'],
    flags: [],
  },
  {
    keyword: 'VOLUME',
    description: 'Declares folders whose content lives outside the image.',
    usage: ['VOLUME path…', 'VOLUME ["path"]'],
    snippets: ['VOLUME ["${1:path}"]'],
    json: true,
    flags: [],
  },
  {
    keyword: 'WORKDIR',
    description: 'Sets the folder for what follows and for containers, and makes it.',
    usage: ['WORKDIR path'],
    snippets: ['WORKDIR ${1:path}'],
    flags: [],
  },
];

const byKeyword = new Map(instructionFacts.map((fact) => [fact.keyword, fact]));

/** The instruction of that upper-cased keyword. */
export function instructionFact(keyword: string): InstructionFact | undefined {
  return byKeyword.get(keyword);
}

/** A flag of an instruction; BuildKit compares the case of its name. */
export function flagFact(keyword: string, name: string): FlagFact | undefined {
  return byKeyword.get(keyword)?.flags.find((flag) => flag.name === name);
}
