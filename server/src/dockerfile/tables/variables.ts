/** A variable that BuildKit sets or accepts without an ARG of the file's own. */
export interface PredefinedVariable {
  readonly name: string;
  readonly description: string;
}

/** Set in the global scope: FROM sees them as they are, a stage after `ARG NAME`. */
export const platformVariables: readonly PredefinedVariable[] = [
  { name: 'BUILDPLATFORM', description: 'The platform of the machine that builds, such as `linux/amd64`.' },
  { name: 'BUILDOS', description: 'The operating system of the machine that builds.' },
  { name: 'BUILDOSVERSION', description: 'The version of the operating system of the machine that builds.' },
  { name: 'BUILDARCH', description: 'The processor architecture of the machine that builds.' },
  { name: 'BUILDVARIANT', description: 'The variant of the processor architecture of the machine that builds.' },
  { name: 'TARGETPLATFORM', description: 'The platform that the image is built for, such as `linux/arm64`.' },
  { name: 'TARGETOS', description: 'The operating system that the image is built for.' },
  { name: 'TARGETOSVERSION', description: 'The version of the operating system that the image is built for.' },
  { name: 'TARGETARCH', description: 'The processor architecture that the image is built for, such as `arm64`.' },
  { name: 'TARGETVARIANT', description: 'The variant of the architecture that the image is built for, such as `v7`.' },
  { name: 'TARGETSTAGE', description: 'The name of the stage that is built.' },
];

/** Build arguments for the scanners of an image's contents. A stage may use them without an ARG, and BuildKit does not warn. */
export const scannerVariables: readonly PredefinedVariable[] = [
  { name: 'BUILDKIT_SBOM_SCAN_CONTEXT', description: 'Whether the list of contents covers the build context.' },
  { name: 'BUILDKIT_SBOM_SCAN_STAGE', description: 'Which stages the list of contents covers.' },
];

/** Build arguments that RUN gets without an ARG, in both casings. */
export const proxyVariables: readonly PredefinedVariable[] = [
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'FTP_PROXY',
  'NO_PROXY',
  'ALL_PROXY',
]
  .flatMap((name) => [name, name.toLowerCase()])
  .map((name) => ({ name, description: 'A proxy setting that RUN gets from the build argument of the same name.' }));

/** Variables that a container has although no instruction sets them. The first, PATH, BuildKit knows too. */
export const runtimeVariables: readonly PredefinedVariable[] = [
  { name: 'PATH', description: 'The folders that programs are looked for in; set by the base image or the builder.' },
  { name: 'HOME', description: "The home of the user that runs, taken from the image's `/etc/passwd`." },
  { name: 'HOSTNAME', description: 'The name of the container.' },
];
