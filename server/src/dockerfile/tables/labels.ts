import type { ValueFact } from './values';

/**
 * Label keys that tools understand.
 * Source: OCI Image Specification, "Pre-Defined Annotation Keys" (annotations.md of opencontainers/image-spec 1.1).
 */
export const labelKeys: readonly ValueFact[] = [
  { value: 'org.opencontainers.image.title', description: 'The name of the image for people.' },
  { value: 'org.opencontainers.image.description', description: 'What the image is for, in a sentence or two.' },
  { value: 'org.opencontainers.image.version', description: 'The version of the packaged software.' },
  { value: 'org.opencontainers.image.revision', description: 'The commit that the image was built from.' },
  { value: 'org.opencontainers.image.created', description: 'When the image was built, as in `2026-01-31T12:00:00Z`.' },
  {
    value: 'org.opencontainers.image.source',
    description: 'The address of the source code; GitHub links packages by it.',
  },
  { value: 'org.opencontainers.image.url', description: 'Where more about the image can be read.' },
  { value: 'org.opencontainers.image.documentation', description: 'The address of the documentation.' },
  { value: 'org.opencontainers.image.authors', description: 'Who answers for the image: a name and an address.' },
  { value: 'org.opencontainers.image.vendor', description: 'The organisation that publishes the image.' },
  { value: 'org.opencontainers.image.licenses', description: 'The licences of the content, as an SPDX expression.' },
  { value: 'org.opencontainers.image.ref.name', description: 'The name of the reference that points to the image.' },
  { value: 'org.opencontainers.image.base.name', description: 'The image that this one builds on.' },
  { value: 'org.opencontainers.image.base.digest', description: 'The digest of the image that this one builds on.' },
];
