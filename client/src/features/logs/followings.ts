import { l10n, type OutputChannel, type StatusBarItem, window } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import type { Problem } from '../../infrastructure/aws/problem';
import type { logs } from '../../infrastructure/aws/room';
import { Disposables } from '../../infrastructure/disposal';
import { pickOne } from '../../infrastructure/questions/prompts';
import { explain } from './explain';
import { Following } from './following';
import type { Target } from './target';

/** Everything that is followed in this window: an output channel for each, and one item in the status bar for all. */
export class Followings extends Disposables {
  readonly #channels = new Map<string, OutputChannel>();
  readonly #active = new Map<string, Following>();
  #item: StatusBarItem | undefined;
  #pace: logs.Pace | undefined;

  constructor(
    private readonly aws: Aws,
    private readonly tell: (problem: Problem) => void,
  ) {
    super();
    this.add(
      aws.onDidChange(() => this.#stopAll(l10n.t('Stopped: the profile, the region or the credentials have changed.'))),
    );
  }

  /** Follows a target, or shows what is followed of it already. Throws a problem. */
  async follow(target: Target): Promise<void> {
    const { t } = l10n;
    const { key } = target;
    if (this.#active.has(key)) return this.#channel(target).show(true);
    const { room } = await this.aws.open();
    this.#pace ??= new room.logs.Pace();
    const following = new Following(
      target,
      { room, region: (region) => this.aws.region(region) },
      { t, pace: this.#pace, tell: this.tell, write: (line) => this.#channels.get(key)?.appendLine(line) },
    );
    this.#active.set(key, following);
    const busy = { location: { viewId: 'quaymaster.clusters' } };
    const end = () => {
      this.#active.delete(key);
      this.#show();
    };
    try {
      const reasons = await window.withProgress(busy, () => following.begin());
      if (reasons.length > 0) {
        end();
        void explain(target, reasons.join(' '));
        return;
      }
    } catch (error) {
      end();
      throw error;
    }
    const channel = this.#channel(target);
    channel.clear();
    channel.show(true);
    this.#show();
    void following.run().finally(end);
  }

  /** Has a person choose what to stop. */
  async stop(): Promise<void> {
    const { t } = l10n;
    const words = t('Stopped.');
    const items = [...this.#active.values()].map((following) => ({ label: following.target.name, following }));
    if (items.length === 0) {
      void window.showInformationMessage(t('No logs are followed.'));
      return;
    }
    const all = items.length > 1 ? [{ label: t('All of them'), following: undefined }] : [];
    const question = { title: t('Stop Following Logs'), placeholder: t('Which to stop'), canGoBack: false };
    const answer = await pickOne({ ...question, items: [...items, ...all] });
    if (answer === undefined || answer === 'back') return;
    if (answer.value.following === undefined) this.#stopAll(words);
    else answer.value.following.stop(words);
  }

  override dispose(): void {
    this.#stopAll('');
    for (const channel of this.#channels.values()) channel.dispose();
    super.dispose();
  }

  #stopAll(words: string): void {
    for (const following of this.#active.values()) following.stop(words);
  }

  /** What was written stays readable after the end; following the same again begins anew. */
  #channel({ key, name }: Target): OutputChannel {
    const known = this.#channels.get(key);
    if (known !== undefined) return known;
    const channel = window.createOutputChannel(name, 'log');
    this.#channels.set(key, channel);
    return channel;
  }

  #show(): void {
    const names = [...this.#active.values()].map(({ target }) => target.name);
    const [only] = names;
    if (only === undefined) {
      this.#item?.hide();
      return;
    }
    const { t } = l10n;
    this.#item ??= this.add(window.createStatusBarItem('logs'));
    this.#item.name = t('Followed logs');
    this.#item.text = `$(eye) ${names.length === 1 ? t('Following {0}', only) : t('Following {0} logs', names.length)}`;
    this.#item.tooltip = `${names.join('\n')}\n\n${t('Select to stop.')}`;
    this.#item.command = 'quaymaster.stopFollowing';
    this.#item.show();
  }
}
