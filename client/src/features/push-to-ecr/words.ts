import type { EngineProblem } from '../../infrastructure/container-engine';
import type { Translate } from '../../infrastructure/translate';
import type { Step } from './steps';

/** What something went wrong with. */
export interface About {
  readonly engine: string;
  readonly dockerfile?: string;
  readonly registry?: string;
  readonly repository?: string;
}

/** What went wrong, in one or two plain sentences. */
export function problemText({ kind, detail, line }: EngineProblem, about: About, t: Translate): string {
  const { engine, dockerfile: file = '', registry = '', repository = '' } = about;
  const place = line === undefined ? file : `${file}:${line}`;
  switch (kind) {
    case 'no-engine':
      return detail === ''
        ? t(
            'There is no container engine on the PATH: install Docker or Podman, or name one in the setting quaymaster.engine.path.',
          )
        : t('The container engine {0} is not there: install it, or change the settings quaymaster.engine.', detail);
    case 'not-running':
      return t('{0} is not running, or not where its context says. Start it and try again.', engine);
    case 'no-permission':
      return t(
        'You may not use the socket of {0}. On Linux, add yourself to its group, or use Podman, which needs no rights.',
        engine,
      );
    case 'disk-full':
      return t('The disk of {0} is full. Free some space, for example with "{0} system prune", and try again.', engine);
    case 'dockerfile-error':
      return t('The Dockerfile has an error, {0}: {1}', place, detail);
    case 'file-missing':
      return t('A file is not there, or .dockerignore leaves it out, {0}: {1}', place, detail);
    case 'no-base':
      return t('The base image could not be fetched, {0}: {1}', place, detail);
    case 'step-failed':
      return t('The build failed, {0}: {1}', place, detail);
    case 'needs-builder':
      return t(
        'This builder cannot do that: {0}. Several platforms and attestations need a builder of their own ("docker buildx create --use"), or the containerd image store; foreign platforms need QEMU.',
        detail,
      );
    case 'signed-out':
      return t('{0} did not accept the sign-in, not even with a new token: {1}', registry, detail);
    case 'denied':
      return t('The profile may not push to {0}: {1}', repository, detail);
    case 'repository-missing':
      return t('There is no repository {0} in {1}. Create it, or choose another.', repository, registry);
    case 'tag-exists':
      return t('The tag {0} is taken, and tags of {1} cannot be moved. Choose another.', detail, repository);
    case 'unreachable':
      return t('{0} did not answer: {1}', registry || engine, detail);
    case 'no-image':
      return t('{0} has no such image: {1}', engine, detail);
    case 'secret-missing':
      return t('The build secret comes from the environment variable {0}, which is not set.', detail);
    case 'bad-plan':
      return t('This cannot be built or pushed as it is. {0}', detail);
    case 'failed':
      return t('{0} failed: {1}', engine, detail);
  }
}

/** The step that a run is at. */
export function stepText(kind: Step['kind'] | 'again', name: string, t: Translate): string {
  switch (kind) {
    case 'create':
      return t('Creating the repository {0}', name);
    case 'build':
      return t('Building {0}', name);
    case 'sign-in':
      return t('Signing in');
    case 'tag':
      return t('Naming the image {0}', name);
    case 'push':
      return t('Pushing {0}', name);
    case 'pull':
      return t('Pulling {0}', name);
    case 'again':
      return t('The sign-in was not accepted; once more with a new token');
  }
}
