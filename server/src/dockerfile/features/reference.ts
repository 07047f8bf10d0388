import type { BuildCheck } from '../tables/checks';

const reference = 'https://docs.docker.com/reference/dockerfile/';

/** A link to a part of Docker's reference of Dockerfiles. */
export function referenceLink(title: string, anchor: string): string {
  return `[${title}](${reference}#${anchor})`;
}

/** The part of the reference on an instruction. */
export function instructionLink(keyword: string): string {
  return referenceLink(`${keyword} in the Dockerfile reference`, instructionAnchor(keyword));
}

/** The part on a flag; FROM and HEALTHCHECK describe theirs with the instruction. */
export function flagLink(keyword: string, flag: string): string {
  const anchor =
    keyword === 'FROM' || keyword === 'HEALTHCHECK'
      ? instructionAnchor(keyword)
      : `${keyword.toLowerCase()}---${flag.toLowerCase()}`;
  return referenceLink(`${keyword} --${flag} in the Dockerfile reference`, anchor);
}

/** The part on a type of mount. */
export function mountLink(type: string): string {
  return referenceLink(`RUN --mount=type=${type} in the Dockerfile reference`, `run---mounttype${type}`);
}

/** Docker's page on a check; InvalidBaseImagePlatform has none. */
export function checkLink({ name }: BuildCheck): string | undefined {
  if (name === 'InvalidBaseImagePlatform') return undefined;
  const page = name.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase();
  return `[${name} among Docker's build checks](https://docs.docker.com/reference/build-checks/${page}/)`;
}

function instructionAnchor(keyword: string): string {
  return keyword === 'MAINTAINER' ? 'maintainer-deprecated' : keyword.toLowerCase();
}
