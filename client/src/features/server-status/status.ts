import type { ServerState } from '../../infrastructure/language-client/language-server';
import type { Translate } from '../../infrastructure/translate';

/** What the status says about. */
export interface Situation {
  readonly state: ServerState;
  /** How many findings the document in front has. */
  readonly findings: number;
  /** The preset that the editor's settings name. */
  readonly preset: string;
}

/** What the status shows, in words still to be translated. */
export interface Status {
  readonly text: string;
  readonly detail: string;
  readonly busy: boolean;
  readonly level: 'information' | 'warning' | 'error';
  /** What its link does. */
  readonly action: 'restart' | 'showOutput';
}

/** What the status shows in a situation. */
export function statusOf({ state, findings, preset }: Situation, t: Translate): Status {
  const detail = t('Preset {0}', preset);
  switch (state) {
    case 'running':
      return { text: countOf(findings, t), detail, busy: false, level: 'information', action: 'showOutput' };
    case 'idle':
    case 'starting':
      return { text: t('Quaymaster is starting'), detail, busy: true, level: 'information', action: 'showOutput' };
    case 'recovering':
      return { text: t('Quaymaster is starting again'), detail, busy: true, level: 'warning', action: 'showOutput' };
    case 'failed':
      return {
        text: t('Quaymaster is not running'),
        detail: t('The language server has ended several times'),
        busy: false,
        level: 'error',
        action: 'restart',
      };
  }
}

function countOf(findings: number, t: Translate): string {
  if (findings === 0) return t('Quaymaster: no findings');
  return findings === 1 ? t('Quaymaster: 1 finding') : t('Quaymaster: {0} findings', findings);
}
