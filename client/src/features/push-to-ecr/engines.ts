import { l10n, workspace } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import { Refusal } from '../../infrastructure/aws/problem';
import { type Engine, type EngineName, engineNames, findEngine } from '../../infrastructure/container-engine';
import type { Surroundings } from '../../infrastructure/processes';

/** The engines of this window: what the settings choose, or what is on the PATH. */
export class Engines {
  constructor(private readonly aws: Aws) {}

  /** Finds the engine anew each time: it may have been installed or started meanwhile. Throws an `EngineProblem`. */
  async find(wanted?: EngineName, signal?: AbortSignal): Promise<Engine> {
    if (!workspace.isTrusted)
      throw new Refusal('untrusted', l10n.t('Nothing is built or pushed until you trust this workspace.'));
    const settings = workspace.getConfiguration('quaymaster.engine');
    const named = engineNames.find((name) => name === settings.get('name'));
    const program = settings.get<string>('path')?.trim() || undefined;
    // A path that is set is for the engine that is set, and for any if none is.
    const isMeant = wanted === undefined || named === undefined || wanted === named;
    return findEngine({ name: wanted ?? named, program: isMeant ? program : undefined }, this.surroundings, signal);
  }

  /** The environment of the window without what belongs to VS Code itself, and with the chosen profile for Amazon's credential helper. */
  get surroundings(): Surroundings {
    const own = Object.entries(process.env).filter(([name]) => !/^(?:VSCODE_|ELECTRON_)/.test(name));
    const { profile } = this.aws.settings;
    const env = { ...Object.fromEntries(own), ...(profile === undefined ? {} : { AWS_PROFILE: profile }) };
    return { env, untrusted: (workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath) };
  }
}
