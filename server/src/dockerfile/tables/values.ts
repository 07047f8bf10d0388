/** A value that can be written somewhere. */
export interface ValueFact {
  readonly value: string;
  /** One sentence, as markdown. */
  readonly description: string;
}

/** Truth values in their usual spelling. */
export const booleanValues: readonly ValueFact[] = [
  { value: 'true', description: 'Yes.' },
  { value: 'false', description: 'No.' },
];

/** Platforms that images are usually built for (containerd/platforms). */
export const platformValues: readonly ValueFact[] = [
  { value: '$BUILDPLATFORM', description: 'The platform of the machine that builds: compilers run without emulation.' },
  { value: '$TARGETPLATFORM', description: 'The platform that the image is built for; FROM takes it anyway.' },
  { value: 'linux/amd64', description: 'Linux on 64-bit x86 processors; `X86_64` in Amazon ECS.' },
  { value: 'linux/arm64', description: 'Linux on 64-bit ARM processors such as AWS Graviton; `ARM64` in Amazon ECS.' },
  { value: 'linux/arm/v7', description: 'Linux on 32-bit ARM processors, version 7.' },
  { value: 'linux/386', description: 'Linux on 32-bit x86 processors.' },
  { value: 'linux/ppc64le', description: 'Linux on IBM POWER processors.' },
  { value: 'linux/riscv64', description: 'Linux on 64-bit RISC-V processors.' },
  { value: 'linux/s390x', description: 'Linux on IBM Z.' },
  { value: 'windows/amd64', description: 'Windows on 64-bit x86 processors.' },
];

/** Permissions that files are usually given, for `--chmod`. */
export const modeValues: readonly ValueFact[] = [
  { value: '755', description: 'Everyone may read and run it, the owner may change it: programs and folders.' },
  { value: '644', description: 'Everyone may read it, the owner may change it: files.' },
  { value: '555', description: 'Everyone may read and run it, nobody may change it.' },
  { value: '444', description: 'Everyone may read it, nobody may change it.' },
  { value: '700', description: 'Only the owner may read, change and run it.' },
  { value: '600', description: 'Only the owner may read and change it.' },
  { value: 'u=rwX,go=rX', description: 'As 755 for folders and programs, 644 for other files.' },
  { value: 'a+x', description: 'Everyone may run it; the rest stays as it is.' },
];

/** Permissions of a cache, secret or agent in a mount; octal is all that BuildKit reads there. */
export const mountModeValues: readonly ValueFact[] = [
  { value: '0400', description: 'Only the owner may read it. The default of a secret.' },
  { value: '0440', description: 'The owner and the group may read it.' },
  { value: '0444', description: 'Everyone may read it.' },
  { value: '0600', description: 'Only the owner may read and change it. The default of an SSH agent.' },
  { value: '0755', description: 'Everyone may read it, the owner may change it. The default of a cache.' },
];

/** Durations as Go writes them, for HEALTHCHECK. */
export const durationValues: readonly ValueFact[] = [
  { value: '5s', description: 'Five seconds.' },
  { value: '10s', description: 'Ten seconds.' },
  { value: '30s', description: 'Half a minute.' },
  { value: '1m', description: 'One minute.' },
  { value: '1m30s', description: 'One minute and a half.' },
  { value: '5m', description: 'Five minutes.' },
];

/** How often a health check may fail. */
export const countValues: readonly ValueFact[] = [
  { value: '1', description: 'The first failure decides.' },
  { value: '3', description: 'Three failures in a row; the default.' },
  { value: '5', description: 'Five failures in a row.' },
];

/** The protocols of EXPOSE. */
export const protocolValues: readonly ValueFact[] = [
  { value: 'tcp', description: 'The default.' },
  { value: 'udp', description: 'Datagrams: DNS, QUIC, StatsD.' },
  { value: 'sctp', description: 'Message streams, mostly of telephone networks.' },
];

/** Ports that servers in containers usually listen on. */
export const portValues: readonly ValueFact[] = [
  { value: '8080', description: 'HTTP, for a user without rights.' },
  { value: '80', description: 'HTTP.' },
  { value: '443', description: 'HTTPS.' },
  { value: '8443', description: 'HTTPS, for a user without rights.' },
  { value: '3000', description: 'Servers of Node.js and Ruby, mostly.' },
  { value: '8000', description: 'Servers of Python, mostly.' },
];

/** Sizes of a folder in memory. */
export const sizeValues: readonly ValueFact[] = [
  { value: '64m', description: '64 MiB.' },
  { value: '256m', description: '256 MiB.' },
  { value: '1g', description: '1 GiB.' },
];

/** Shells for SHELL, as JSON arrays. */
export const shellValues: readonly ValueFact[] = [
  {
    value: '["/bin/bash", "-o", "pipefail", "-c"]',
    description: 'Bash that fails when any command of a pipe fails, not only the last.',
  },
  { value: '["/bin/bash", "-c"]', description: 'Bash.' },
  {
    value: '["/bin/ash", "-eo", "pipefail", "-c"]',
    description: 'The shell of Alpine; it stops at the first failure, in a pipe too.',
  },
  { value: '["/bin/sh", "-c"]', description: 'The default on Linux.' },
  { value: '["/bin/sh", "-ec"]', description: 'The default on Linux, stopping at the first command that fails.' },
  {
    value: '["pwsh", "-Command", "$ErrorActionPreference = \'Stop\';"]',
    description: 'PowerShell, stopping at the first failure.',
  },
  { value: '["powershell", "-Command"]', description: 'Windows PowerShell.' },
  { value: '["cmd", "/S", "/C"]', description: 'The default on Windows.' },
];
