import { ecrConsole } from './console';
import { parseEcrHost, publicEcrHost } from './ecr';
import { type ImageReference, parseImageReference } from './image-reference';

/** A page on the web about an image, and what it is. */
export interface RegistryPage {
  readonly url: string;
  readonly title: string;
}

type PageOf = (repository: string, host: string) => RegistryPage | undefined;

const path = (repository: string) => repository.split('/').map(encodeURIComponent).join('/');

const dockerHub: PageOf = (repository) => {
  const [, official] = /^(?:library\/)?([^/]+)$/.exec(repository) ?? [];
  const place = official === undefined ? `r/${path(repository)}` : `_/${encodeURIComponent(official)}`;
  return { url: `https://hub.docker.com/${place}`, title: 'Docker Hub' };
};

/** Registries whose pages can be told from an image's name, by their hosts. Each form was taken from the registry's own links. */
const registries: readonly { readonly host: RegExp; readonly page: PageOf }[] = [
  { host: /^(?:(?:index|registry-1)\.)?docker\.io$/, page: dockerHub },
  {
    host: new RegExp(`^${publicEcrHost.replaceAll('.', '\\.')}$`),
    page: (repository) => ({
      url: `https://gallery.ecr.aws/${path(repository)}`,
      title: 'Amazon ECR Public Gallery',
    }),
  },
  // The host itself sends browsers on to the package, whose page depends on where it was published from.
  {
    host: /^ghcr\.io$/,
    page: (repository) => ({ url: `https://ghcr.io/${path(repository)}`, title: 'GitHub Packages' }),
  },
  {
    host: /^quay\.io$/,
    page: (repository) => ({ url: `https://quay.io/repository/${path(repository)}`, title: 'Quay' }),
  },
  {
    host: /^mcr\.microsoft\.com$/,
    page: (repository) => ({
      url: `https://mcr.microsoft.com/artifact/mar/${path(repository)}`,
      title: 'Microsoft Artifact Registry',
    }),
  },
  {
    host: /^[a-z0-9-]+-docker\.pkg\.dev$/,
    page: (repository, host) => {
      const [project = '', ...rest] = repository.split('/');
      if (rest.length < 2) return undefined;
      const location = host.slice(0, -'-docker.pkg.dev'.length);
      return {
        url: `https://console.cloud.google.com/artifacts/docker/${project}/${location}/${path(rest.join('/'))}`,
        title: 'Google Artifact Registry',
      };
    },
  },
  {
    host: /^(?:(?:us|eu|asia)\.)?gcr\.io$/,
    page: (repository, host) => ({ url: `https://${host}/${path(repository)}`, title: 'Google Container Registry' }),
  },
];

/** The page of an image, where its registry is known to have one. An empty or broken reference, and `scratch`, have none. */
export function registryPage(image: string): RegistryPage | undefined {
  const reference = parseImageReference(image);
  const repository = reference.repository.text;
  if (repository === 'scratch' || !/^[a-z0-9]+(?:[._/-]+[a-z0-9]+)*$/.test(repository)) return undefined;
  const host = reference.registry?.text;
  if (host === undefined) return dockerHub(repository, '');
  return ecrPage(reference, host) ?? registries.find((registry) => registry.host.test(host))?.page(repository, host);
}

function ecrPage({ repository, digest }: ImageReference, host: string): RegistryPage | undefined {
  const { account = '', region = '', partition } = parseEcrHost(host) ?? {};
  if (partition === undefined || !/^\d{12}$/.test(account)) return undefined;
  const url = ecrConsole(region, account, repository.text, digest?.text);
  return url === undefined ? undefined : { url, title: 'Amazon ECR console' };
}
