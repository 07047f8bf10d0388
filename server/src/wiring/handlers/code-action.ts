import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionRequest,
  type Diagnostic,
} from 'vscode-languageserver/node';
import { preferredFix } from '../../engine/edits';
import type { Edit, Finding, Fix } from '../../engine/finding';
import { safeFixes } from '../../engine/fix-all';
import { overlaps } from '../../engine/span';
import { isSame, toDiagnostic } from '../diagnostics';
import type { DocumentView } from '../documents';
import { workspaceEdit } from '../edits';
import { documentHandler } from '../handler';
import { pinActions } from '../images/pin-image';
import { settleActions } from '../links/settle-actions';
import { versionActions } from '../packages/write-versions';
import { spanOf } from '../positions';
import type { Session } from '../session';
import { canTurnOff, turnOffActions } from '../turn-off';

const fixAllKind = `${CodeActionKind.SourceFixAll}.quaymaster`;

/** Fixes of the findings at a range, all fixes of a rule, changes between tag and digest, what builds an image, and all safe fixes of the file. */
export const codeAction = documentHandler<CodeActionParams, CodeAction[]>({
  method: CodeActionRequest.method,
  capabilities: (client) => ({
    codeActionProvider: {
      codeActionKinds: [
        CodeActionKind.QuickFix,
        CodeActionKind.RefactorRewrite,
        CodeActionKind.SourceFixAll,
        fixAllKind,
      ],
      resolveProvider: client.resolvesActions,
    },
  }),
  nothing: [],
  answer(view, { range, context }, session) {
    const wants = (kind: string) => context.only === undefined || context.only.some((only) => includes(only, kind));
    const here = view.findings.filter(({ span }) => overlaps(span, spanOf(view.text, range)));
    const actions: CodeAction[] = [];
    if (wants(CodeActionKind.QuickFix)) {
      for (const finding of here) actions.push(...fixesOf(view, finding, context.diagnostics, session));
      if (session.client.resolvesActions) actions.push(...versionActions(view, here, session));
      for (const ruleId of new Set(here.map((finding) => finding.ruleId))) {
        actions.push(...fixAllOfRule(view, ruleId, session));
      }
      for (const finding of here) actions.push(...ignoresOf(view, finding, context.diagnostics, session));
      if (canTurnOff(session.client)) actions.push(...turnOffActions(view, here));
    }
    if (wants(CodeActionKind.RefactorRewrite) && session.client.resolvesActions)
      actions.push(...pinActions(view, view.text.offsetAt(range.start)));
    if (wants(fixAllKind)) actions.push(...fixAll(view, session));
    if (!wants(CodeActionKind.RefactorRewrite) || !canTurnOff(session.client)) return actions;
    const settling = settleActions(view, view.text.offsetAt(range.start), session);
    return settling.then((more) => [...actions, ...more]);
  },
});

/** A kind stands for all the kinds below it. */
function includes(only: string, kind: string): boolean {
  return only === '' || kind === only || kind.startsWith(`${only}.`);
}

/** The fixes of one finding. The first is preferred if it is safe, since editors apply what is preferred unseen. */
function fixesOf(view: DocumentView, finding: Finding, given: readonly Diagnostic[], session: Session): CodeAction[] {
  const preferred = preferredFix(finding, 'safe');
  return finding.fixes.map((fix) => {
    const action = quickFix(view, finding, fix, given, session);
    return fix === preferred ? { ...action, isPreferred: true } : action;
  });
}

function ignoresOf(view: DocumentView, finding: Finding, given: readonly Diagnostic[], session: Session): CodeAction[] {
  const fixes = view.language.features?.ignoreFixes?.(view.model, finding) ?? [];
  return fixes.map((fix) => quickFix(view, finding, fix, given, session));
}

function quickFix(
  { text }: DocumentView,
  finding: Finding,
  { title, edits }: Fix,
  given: readonly Diagnostic[],
  session: Session,
): CodeAction {
  const made = toDiagnostic(text, finding, session);
  const diagnostics = given.filter((diagnostic) => isSame(diagnostic, made));
  const action: CodeAction = { title, kind: CodeActionKind.QuickFix, edit: workspaceEdit(text, edits, session.client) };
  return diagnostics.length > 0 ? { ...action, diagnostics } : action;
}

/** Offered where the rule has something else to fix safely than the one finding that is asked about. */
function fixAllOfRule(view: DocumentView, ruleId: string, session: Session): CodeAction[] {
  const isMeant = (finding: Finding) => finding.ruleId === ruleId;
  const fixable = view.findings.filter((finding) => isMeant(finding) && preferredFix(finding, 'safe') !== undefined);
  if (fixable.length < 2) return [];
  const edit = workspaceEdit(view.text, allSafeFixes(view, session, isMeant), session.client);
  return [{ title: `Fix all ${ruleId} in this file`, kind: CodeActionKind.QuickFix, edit }];
}

function fixAll(view: DocumentView, session: Session): CodeAction[] {
  if (!view.findings.some((finding) => preferredFix(finding, 'safe') !== undefined)) return [];
  const edit = workspaceEdit(view.text, allSafeFixes(view, session), session.client);
  return [{ title: 'Make all safe fixes in this file', kind: fixAllKind, edit }];
}

function allSafeFixes(view: DocumentView, session: Session, isMeant?: (finding: Finding) => boolean): Edit[] {
  return safeFixes(view.language, view.source, view.settings.lint, session.onRuleFailure, isMeant);
}
