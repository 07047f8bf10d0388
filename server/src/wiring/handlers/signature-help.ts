import {
  MarkupKind,
  type SignatureHelp,
  type SignatureHelpParams,
  SignatureHelpRequest,
} from 'vscode-languageserver/node';
import type { SignatureForm } from '../../engine/features';
import { languages } from '../../languages';
import { documentHandler } from '../handler';
import { plainText } from '../rule-text';
import type { Session } from '../session';

/** How what stands around a place is written. */
export const signatureHelp = documentHandler<SignatureHelpParams, SignatureHelp | null>({
  method: SignatureHelpRequest.method,
  capabilities: () => ({ signatureHelpProvider: { triggerCharacters: triggers() } }),
  nothing: null,
  answer({ text, language, model }, { position, context }, { client }) {
    const found = language.features?.signature?.(model, text.offsetAt(position), context?.triggerCharacter);
    if (found === undefined) return null;
    const { forms, active } = found;
    return {
      signatures: forms.map((form) => signatureOf(form, client)),
      activeSignature: active,
      activeParameter: forms[active]?.activeParameter ?? (client.leavesParameters ? null : undefined),
    };
  },
});

/** The protocol knows one set of triggers for all documents; a language that is asked needlessly answers nothing. */
function triggers(): string[] {
  return [...new Set(languages.flatMap(({ features }) => features?.signatureTriggers ?? []))];
}

function signatureOf({ label, documentation, parameters }: SignatureForm, { rendersMarkdown }: Session['client']) {
  const shown = (markdown: string | undefined) => {
    if (markdown === undefined || !rendersMarkdown) return markdown && plainText(markdown);
    return { kind: MarkupKind.Markdown, value: markdown };
  };
  return {
    label,
    documentation: shown(documentation),
    parameters: parameters.map(({ span, documentation: about }) => ({
      label: [span.start, span.end] as [number, number],
      documentation: shown(about),
    })),
  };
}
