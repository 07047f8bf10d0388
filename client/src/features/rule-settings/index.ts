import { type Disposable, workspace } from 'vscode';
import { ruleSettingsRequest } from '../../../../server/src/wiring/initialization';
import type { LanguageServer } from '../../infrastructure/language-client/language-server';

/** Where the packaged schema of `.quaymaster.json` says that its part about rules is. */
const scheme = 'quaymaster-schemas';

/**
 * Gives VS Code's JSON service the names of the rules and what each finds, for `.quaymaster.json`. The language server knows them, so
 * the package has no second list. Without a server any name goes.
 */
export function provideRuleSettings(server: LanguageServer): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async () =>
      JSON.stringify(await server.request<object>(ruleSettingsRequest, {}).catch(() => ({}))),
  });
}
