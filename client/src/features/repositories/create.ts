import { l10n, window } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import { confirm } from '../../infrastructure/aws/confirm';
import type { ecr } from '../../infrastructure/aws/room';
import { faultOfName } from './repository-name';

/**
 * Asks what a new repository is to be like, asks once more, and creates it. `undefined`: the person would rather not.
 * @param suggested its name, as far as that can be told
 */
export async function createRepository(aws: Aws, suggested?: string): Promise<ecr.Repository | undefined> {
  aws.checkWritable();
  const { room } = await aws.open();
  const region = await aws.region();
  const wanted = await askForRepository(region.name, suggested);
  if (wanted === undefined) return undefined;
  const { name, tagMutability, scansOnPush, encryption } = wanted;
  const facts = [
    tagMutability === 'IMMUTABLE' ? l10n.t('Tags are immutable.') : l10n.t('Tags can be moved.'),
    scansOnPush ? l10n.t('Images are scanned when they are pushed.') : l10n.t('Images are scanned on request.'),
    encryption === 'KMS' ? l10n.t('Encrypted with AWS KMS.') : l10n.t('Encrypted with AES-256.'),
  ];
  const title = l10n.t('Create the repository {0}?', name);
  if (!(await confirm(aws, { title, facts, region: region.name, button: l10n.t('Create') }))) return undefined;
  return room.ecr.createRepository(region, wanted);
}

async function askForRepository(region: string, suggested: string | undefined) {
  const title = l10n.t('New repository in {0}', region);
  const name = await window.showInputBox({
    title,
    prompt: l10n.t('Its name, such as team/service'),
    value: suggested,
    validateInput: (text) => (text === '' ? undefined : faultOfName(text, l10n.t)),
  });
  if (name === undefined || faultOfName(name, l10n.t) !== undefined) return undefined;
  const mutability = await window.showQuickPick(
    [
      {
        label: l10n.t('Immutable tags'),
        detail: l10n.t('A tag always means the same image.'),
        value: 'IMMUTABLE' as const,
      },
      { label: l10n.t('Mutable tags'), detail: l10n.t('A tag can be pushed again.'), value: 'MUTABLE' as const },
    ],
    { title },
  );
  if (mutability === undefined) return undefined;
  const scan = await window.showQuickPick(
    [
      { label: l10n.t('Scan on push'), value: true },
      { label: l10n.t('Scan on request'), value: false },
    ],
    { title },
  );
  if (scan === undefined) return undefined;
  const encryption = await window.showQuickPick(
    [
      { label: 'AES-256', detail: l10n.t('With keys of Amazon ECR.'), value: 'AES256' as const },
      {
        label: 'AWS KMS',
        detail: l10n.t('With the key of ECR in this account; AWS charges for its use.'),
        value: 'KMS' as const,
      },
    ],
    { title },
  );
  if (encryption === undefined) return undefined;
  return { name, tagMutability: mutability.value, scansOnPush: scan.value, encryption: encryption.value };
}
