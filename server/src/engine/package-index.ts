/** Packages that a script installs without a version, and the image that it installs them in. */
export interface LoosePackages {
  readonly manager: 'apt' | 'apk';
  /** The name of an official image that has no packages but those of its distribution: `debian`, `node`. */
  readonly image: string;
  /** Of the image: `12-slim`, `22-bookworm`. */
  readonly tag: string;
  /** `end` is where the name ends in the document: there the version comes to it. */
  readonly packages: readonly { readonly name: string; readonly end: number }[];
}

/** A release of a distribution, as its index tells. */
export interface Release {
  /** `Debian`, `Ubuntu`, `Alpine`. */
  readonly origin: string;
  /** `12.5`, `24.04`, `3.20`. */
  readonly version: string;
  /** `bookworm`; absent where a release has only its number. */
  readonly codename?: string;
}

/** Whether an image is made of a release, going by its tag alone; where that leaves it open, it is not. */
export function isOfRelease(
  { image, tag }: Pick<LoosePackages, 'image' | 'tag'>,
  { origin, version, codename }: Release,
): boolean {
  const parts = tag.split('-');
  const [first = ''] = parts;
  if (parts.includes('backports')) return false;
  if (codename !== undefined && parts.includes(codename)) return true;
  const name = origin.toLowerCase();
  // Debian's second number, like Alpine's third, is no release of its own.
  const digits = name === 'debian' ? /^\d+(?=\.|$)/ : /^\d+\.\d+(?=\.|$)/;
  const release = digits.exec(version)?.[0];
  if (release === undefined) return false;
  if (name === image) return /^\d+(\.\d+)*$/.test(first) && digits.exec(first)?.[0] === release;
  return name === 'alpine' && parts.some((part) => /^alpine(\d+\.\d+)$/.exec(part)?.[1] === release);
}
