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
  /** Values worth offering. */
  readonly values?: readonly string[];
}

/** An instruction of the Dockerfile language. */
export interface InstructionFact {
  readonly keyword: string;
  readonly description: string;
  /** Ways to write it, flags left out. */
  readonly usage: readonly string[];
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
    flags: [],
    ignoresFlags: true,
  },
  {
    keyword: 'CMD',
    description: 'Sets the command, or the arguments of the entry point, that a container runs by default.',
    usage: ['CMD ["program", "argument"]', 'CMD command'],
    json: true,
    flags: [],
  },
  {
    keyword: 'COPY',
    description: 'Copies files from the build context, or from another stage or image.',
    usage: ['COPY source… destination', 'COPY ["source", "destination"]'],
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
    json: true,
    flags: [],
  },
  {
    keyword: 'ENV',
    description: 'Sets environment variables for what follows and for containers.',
    usage: ['ENV name=value…'],
    flags: [],
  },
  {
    keyword: 'EXPOSE',
    description: 'Tells which ports the container listens on.',
    usage: ['EXPOSE port[/protocol]…'],
    flags: [],
  },
  {
    keyword: 'FROM',
    description: 'Begins a stage and names the image that it builds on.',
    usage: ['FROM image', 'FROM image AS name'],
    flags: [
      {
        name: 'platform',
        kind: 'platform',
        description: 'The platform of the image, where it is not the one that the build is for.',
        values: ['$BUILDPLATFORM', '$TARGETPLATFORM', 'linux/amd64', 'linux/arm64'],
      },
    ],
  },
  {
    keyword: 'HEALTHCHECK',
    description: 'Tells how to test that a container still works.',
    usage: ['HEALTHCHECK CMD command', 'HEALTHCHECK NONE'],
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
    flags: [],
  },
  {
    keyword: 'MAINTAINER',
    description: 'Names the author of the image. Deprecated: use the label `org.opencontainers.image.authors`.',
    usage: ['MAINTAINER name'],
    flags: [],
  },
  {
    keyword: 'ONBUILD',
    description: 'Stores an instruction that runs when another build uses the image.',
    usage: ['ONBUILD instruction'],
    flags: [],
  },
  {
    keyword: 'RUN',
    description: 'Runs a command and keeps what it changes.',
    usage: ['RUN command', 'RUN ["program", "argument"]', 'RUN <<EOF'],
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
        values: ['default', 'none', 'host'],
      },
      {
        name: 'security',
        kind: 'security',
        description: 'Whether the command runs with all privileges.',
        values: ['sandbox', 'insecure'],
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
    json: true,
    flags: [],
  },
  {
    keyword: 'STOPSIGNAL',
    description: 'Sets the signal that asks the container to stop.',
    usage: ['STOPSIGNAL signal'],
    flags: [],
    ignoresFlags: true,
  },
  {
    keyword: 'USER',
    description: 'Sets the user for what follows and for containers.',
    usage: ['USER user', 'USER user:group'],
    flags: [],
  },
  {
    keyword: 'VOLUME',
    description: 'Declares folders whose content lives outside the image.',
    usage: ['VOLUME path…', 'VOLUME ["path"]'],
    json: true,
    flags: [],
  },
  {
    keyword: 'WORKDIR',
    description: 'Sets the folder for what follows and for containers, and makes it.',
    usage: ['WORKDIR path'],
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
