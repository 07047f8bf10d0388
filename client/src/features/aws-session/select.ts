import { l10n, window } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import { knownRegions } from '../../infrastructure/aws/regions';
import { loadRoom } from '../../infrastructure/aws/room';
import { profileChoices, regionChoices } from './choices';

/** Lets a person choose the profile for this workspace. */
export async function selectProfile(aws: Aws): Promise<void> {
  const choices = loadRoom()
    .then((room) => room.listProfiles())
    .then((profiles) => profileChoices(profiles, aws.settings.marks, l10n.t));
  const chosen = await window.showQuickPick(choices, {
    title: l10n.t('AWS profile for this workspace'),
    placeHolder: aws.place.profile ?? l10n.t('Default credentials'),
    matchOnDescription: true,
  });
  if (chosen !== undefined) await aws.choose('profile', chosen.value);
}

/** Lets a person choose the region for this workspace. */
export async function selectRegion(aws: Aws): Promise<void> {
  const chosen = await window.showQuickPick(regionChoices(knownRegions, aws.place.region, l10n.t), {
    title: l10n.t('AWS region for this workspace'),
    matchOnDescription: true,
  });
  if (chosen !== undefined) await aws.choose('region', chosen.value);
}
