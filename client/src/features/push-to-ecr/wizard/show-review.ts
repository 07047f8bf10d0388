import { commands, env, l10n, type QuickPickItem, QuickPickItemKind, Uri, workspace } from 'vscode';
import { Disposables } from '../../../infrastructure/disposal';
import { pickOne } from '../../../infrastructure/questions/prompts';
import type { Verdict } from '../../../infrastructure/questions/walk';
import { faultsOf, isPush, type PushPlan, references } from '../plan';
import { shellCommands } from '../shell-commands';
import type { Purpose, Question } from './answers';
import { faultTexts, type ReviewLine, reviewDocument } from './review';

/** Whose documents show plans. */
const scheme = 'quaymaster-plan';

interface Line extends QuickPickItem {
  readonly verdict?: Verdict<Question>;
  readonly act?: () => Promise<void>;
}

/** Shows a plan: each answer can be asked again, the commands copied, and the whole read as a document. */
export class Reviews extends Disposables {
  readonly #texts = new Map<string, string>();

  constructor() {
    super();
    const provideTextDocumentContent = (uri: Uri) => this.#texts.get(uri.toString()) ?? '';
    this.add(workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent }));
    this.add(workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())));
  }

  async show(
    plan: PushPlan,
    lines: readonly ReviewLine[],
    frame: {
      readonly title: string;
      readonly purpose: Purpose;
      readonly totalSteps: number;
      readonly canGoBack: boolean;
    },
  ): Promise<Verdict<Question>> {
    const { title, purpose, totalSteps, canGoBack } = frame;
    const items = [
      ...this.#verdicts(plan, purpose),
      { label: l10n.t('Answers'), kind: QuickPickItemKind.Separator },
      ...lines.map(
        ({ question, name, value }): Line => ({ label: name, description: value, verdict: { again: question } }),
      ),
      { label: l10n.t('The same by hand'), kind: QuickPickItemKind.Separator },
      { label: `$(copy) ${l10n.t('Copy as shell commands')}`, act: () => copy(plan) },
      { label: `$(open-preview) ${l10n.t('Read as a document')}`, act: () => this.#read(title, plan, lines) },
    ];
    const placeholder = l10n.t('Pick an answer to change it');
    const asked = await pickOne<Line>({ title, step: totalSteps, totalSteps, canGoBack, placeholder, items });
    if (asked === undefined || asked === 'back') return asked;
    const { act, verdict } = asked.value;
    if (act === undefined) return verdict ?? this.show(plan, lines, frame);
    await act();
    return this.show(plan, lines, frame);
  }

  #verdicts(plan: PushPlan, purpose: Purpose): Line[] {
    const faults = faultTexts(faultsOf(plan), plan, l10n.t);
    if (faults.length > 0) return faults.map((label) => ({ label: `$(error) ${label}` }));
    const titles: Readonly<Record<Purpose, string>> = {
      build: l10n.t('Build'),
      'build-and-push': l10n.t('Build and push'),
      push: l10n.t('Push'),
    };
    const detail = isPush(plan.target)
      ? l10n.t('With {0}, to account {1}, region {2}', plan.engine.name, plan.target.account, plan.target.region)
      : l10n.t('With {0}', plan.engine.name);
    const icon = purpose === 'build' ? 'package' : 'cloud-upload';
    const description = references(plan).join(', ');
    return [{ label: `$(${icon}) ${titles[purpose]}`, description, detail, verdict: 'run' }];
  }

  async #read(title: string, plan: PushPlan, lines: readonly ReviewLine[]): Promise<void> {
    const uri = Uri.from({ scheme, path: `/${title.replace(/[^\w .-]/g, '-')}.md`, query: String(this.#texts.size) });
    const both = { posix: shellCommands(plan, 'posix'), powershell: shellCommands(plan, 'powershell') };
    this.#texts.set(uri.toString(), reviewDocument(title, lines, both, l10n.t));
    await commands.executeCommand('markdown.showPreview', uri);
  }
}

async function copy(plan: PushPlan): Promise<void> {
  const text = shellCommands(plan, process.platform === 'win32' ? 'powershell' : 'posix').join('\n');
  await env.clipboard.writeText(`${text}\n`);
}
