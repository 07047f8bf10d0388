import type { Handler } from '../handler';
import { linkMessages } from '../links/requests';
import { registrationMessages } from '../registration/requests';
import { codeAction } from './code-action';
import { codeActionResolve } from './code-action-resolve';
import { codeLens } from './code-lens';
import { completion } from './completion';
import { completionResolve } from './completion-resolve';
import { definition } from './definition';
import { diagnostic } from './diagnostic';
import { documentHighlight } from './document-highlight';
import { documentLink } from './document-link';
import { documentSymbol } from './document-symbol';
import { foldingRange } from './folding-range';
import { formatting, rangeFormatting, typeFormatting } from './formatting';
import { hover } from './hover';
import { inlayHint } from './inlay-hint';
import { prepareRename } from './prepare-rename';
import { references } from './references';
import { rename } from './rename';
import { ruleSettingsSchema } from './rule-settings';
import { selectionRange } from './selection-range';
import { semanticTokens, semanticTokensDelta, semanticTokensRange } from './semantic-tokens';
import { showLinked } from './show-linked';
import { signatureHelp } from './signature-help';
import { workspaceSymbol } from './workspace-symbol';

/** Every request that the server answers, one file each. */
export const handlers: readonly Handler[] = [
  diagnostic,
  codeAction,
  codeActionResolve,
  hover,
  completion,
  completionResolve,
  documentSymbol,
  foldingRange,
  formatting,
  rangeFormatting,
  typeFormatting,
  definition,
  references,
  documentHighlight,
  rename,
  prepareRename,
  selectionRange,
  signatureHelp,
  workspaceSymbol,
  semanticTokens,
  semanticTokensDelta,
  semanticTokensRange,
  codeLens,
  documentLink,
  inlayHint,
  showLinked,
  linkMessages,
  registrationMessages,
  ruleSettingsSchema,
];
