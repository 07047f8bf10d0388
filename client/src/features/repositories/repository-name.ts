import type { Translate } from '../../infrastructure/translate';

/** Source: Amazon ECR API reference, CreateRepository, `repositoryName`. */
const form = /^[a-z0-9]+(?:[._-][a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-][a-z0-9]+)*)*$/;

/** What is wrong with the name of a new repository; `undefined` where ECR takes it. */
export function faultOfName(name: string, t: Translate): string | undefined {
  if (name.length < 2 || name.length > 256) return t('A name has 2 to 256 characters.');
  if (/[A-Z]/.test(name)) return t('A name has no upper-case letters.');
  if (!form.test(name))
    return t(
      'A name is made of lower-case letters and digits; single dots, dashes, underscores and slashes stand between them.',
    );
  return undefined;
}
