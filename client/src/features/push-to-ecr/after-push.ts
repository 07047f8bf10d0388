import { env, l10n, window } from 'vscode';
import { shortDigest } from '../explorer/text';
import type { Pushed } from './pushes';

/** Tells a person what was pushed, and offers what is needed of it next. */
export async function showPushed({ made: { references, digest } }: Pushed): Promise<void> {
  const [uri = ''] = references;
  const message = l10n.t('Pushed: {0}', [uri, ...(digest === undefined ? [] : [shortDigest(digest)])].join(' · '));
  const [copyUri, copyDigest] = [l10n.t('Copy URI'), l10n.t('Copy Digest')];
  const chosen = await window.showInformationMessage(message, copyUri, ...(digest === undefined ? [] : [copyDigest]));
  if (chosen === copyUri) await env.clipboard.writeText(uri);
  if (chosen === copyDigest) await env.clipboard.writeText(digest ?? '');
}
