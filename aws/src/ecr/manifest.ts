import type { Platform } from './model';

/** Media types of a list of manifests, one for each platform. Source: OCI image specification; Docker distribution, "Manifest list". */
const indexTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
] as const;

/** Media types of the manifest of one image. */
const manifestTypes = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
] as const;

export const mediaTypes: readonly string[] = [...indexTypes, ...manifestTypes];

/** What a manifest says of platforms: them, or the digest of the configuration that names one. */
export type ManifestAnswer = { readonly platforms: readonly Platform[] } | { readonly config: string };

/** Reads a manifest or an index; `undefined` for text that is neither. Attestations among the manifests are left out. */
export function readManifest(text: string): ManifestAnswer | undefined {
  const manifest = parseObject(text);
  if (Array.isArray(manifest?.manifests))
    return { platforms: manifest.manifests.flatMap((entry: unknown) => toPlatform(asObject(entry)?.platform) ?? []) };
  const digest = asObject(manifest?.config)?.digest;
  return typeof digest === 'string' ? { config: digest } : undefined;
}

/** Reads the platform out of the configuration of an image. */
export function readConfig(text: string): Platform | undefined {
  return toPlatform(parseObject(text));
}

function toPlatform(value: unknown): Platform | undefined {
  const { os, architecture, variant } = asObject(value) ?? {};
  if (typeof os !== 'string' || typeof architecture !== 'string') return undefined;
  if (os === 'unknown' || architecture === 'unknown') return undefined;
  return { os, architecture, variant: typeof variant === 'string' ? variant : undefined };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}
