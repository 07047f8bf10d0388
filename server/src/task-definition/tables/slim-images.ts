import { parseImageReference } from '../../engine/image-reference';

/** Public images that lack programs which health checks often call. */
export interface SlimImages {
  /** Over registry and repository; without the registry, and without `library/`, on Docker Hub. */
  readonly repository: RegExp;
  /** Over the tag; a missing one is `latest`. */
  readonly tag: RegExp;
  readonly lacks: readonly string[];
  /** Not even a shell is there, so `CMD-SHELL` cannot work. */
  readonly hasNoShell?: true;
  /** How a message calls them. */
  readonly title: string;
}

/**
 * Only images whose build files are public and that have been so for years.
 * Source: the Dockerfiles of the official images (docker-library), GoogleContainerTools/distroless, aws-otel-collector.
 */
const slimImages: readonly SlimImages[] = [
  {
    repository: /^gcr\.io\/distroless\//,
    tag: /^(?!.*debug)/,
    lacks: ['curl', 'wget', 'nc'],
    hasNoShell: true,
    title: 'Distroless images',
  },
  {
    repository: /^(?:public\.ecr\.aws\/aws-observability|amazon)\/aws-otel-collector$/,
    tag: /^/,
    lacks: ['curl', 'wget', 'nc'],
    hasNoShell: true,
    title: 'Images of the AWS Distro for OpenTelemetry',
  },
  {
    repository: /^(?:public\.ecr\.aws\/docker\/library\/)?(?:debian|ubuntu)$/,
    tag: /^/,
    lacks: ['curl', 'wget', 'nc'],
    title: 'The images of Debian and Ubuntu',
  },
  {
    repository: /^(?:public\.ecr\.aws\/docker\/library\/)?(?:node|python|ruby)$/,
    tag: /slim/,
    lacks: ['curl', 'wget', 'nc'],
    title: 'Slim images',
  },
  {
    repository: /^(?:public\.ecr\.aws\/docker\/library\/)?alpine$/,
    tag: /^/,
    lacks: ['curl'],
    title: 'Images of Alpine Linux',
  },
  {
    repository: /^(?:public\.ecr\.aws\/docker\/library\/)?(?:node|python|ruby|golang)$/,
    tag: /alpine/,
    lacks: ['curl'],
    title: 'Images of Alpine Linux',
  },
];

/** The row that an image, as written, belongs to. */
export function slimImagesOf(image: string): SlimImages | undefined {
  const { registry, repository, tag } = parseImageReference(image);
  const host = registry === undefined || /^(?:index\.)?docker\.io$/.test(registry.text) ? '' : `${registry.text}/`;
  const name = host + (host === '' ? repository.text.replace(/^library\//, '') : repository.text);
  return slimImages.find((row) => row.repository.test(name) && row.tag.test(tag?.text ?? 'latest'));
}
