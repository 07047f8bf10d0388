import {
  type Disposable,
  type Event,
  EventEmitter,
  type LogOutputChannel,
  l10n,
  type Memento,
  workspace,
} from 'vscode';
import { Disposables } from '../disposal';
import { askForCode } from './ask-for-code';
import { Refusal } from './problem';
import { type AwsRegion, type AwsRoom, type AwsSession, type CallRecord, type Identity, loadRoom } from './room';
import { type AwsSettings, type ProfileMark, readAwsSettings } from './settings';

/** Under which names the choices of a person are remembered in the workspace. */
const memory = { profile: 'aws.profile', region: 'aws.region' } as const;

/** Who and where everything in the window works as, as far as it is known without asking. */
export interface Place {
  readonly profile?: string;
  readonly region?: string;
  /** Once AWS has been asked. */
  readonly account?: string;
  /** Where calls go instead of to AWS. */
  readonly endpoint?: string;
  /** Whether that is the sandbox of the project, in which everything is made up. */
  readonly isSandbox?: boolean;
  readonly mark?: ProfileMark;
}

/** The one AWS session of this window. Nothing of the SDK is loaded, and nobody is asked for anything, before it is first used. */
export class Aws implements Disposable {
  readonly #disposables = new Disposables();
  readonly #onDidChange = this.#disposables.add(new EventEmitter<void>());
  readonly #onDidRename = this.#disposables.add(new EventEmitter<void>());
  #opening: Promise<{ room: AwsRoom; session: AwsSession }> | undefined;
  #session: AwsSession | undefined;
  #identity: Identity | undefined;
  #people = 0;

  /** Everything that was read is out of date: another profile, region or endpoint, or other credentials. */
  readonly onDidChange: Event<void> = this.#onDidChange.event;
  /** What `place` says has changed, and nothing else. */
  readonly onDidRename: Event<void> = this.#onDidRename.event;

  constructor(
    private readonly state: Memento,
    private readonly log: LogOutputChannel,
  ) {
    this.#disposables.add(
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('quaymaster.aws')) this.#restart();
      }),
    );
    this.#disposables.add(workspace.onDidGrantWorkspaceTrust(() => this.#restart()));
  }

  get settings(): AwsSettings {
    const settings = workspace.getConfiguration('quaymaster.aws');
    return readAwsSettings(
      (name) => settings.get<unknown>(name),
      (name) => this.state.get<unknown>(`aws.${name}`),
    );
  }

  get place(): Place {
    const { profile, region, marks, ...settings } = this.settings;
    const endpoint = this.#session?.endpoint ?? settings.endpoint ?? process.env.AWS_ENDPOINT_URL;
    return {
      profile,
      region: this.#session?.defaultRegion ?? region,
      account: this.#identity?.account,
      endpoint,
      isSandbox: endpoint !== undefined && endpoint === process.env.QUAYMASTER_SANDBOX,
      mark: marks[profile ?? process.env.AWS_PROFILE ?? 'default'],
    };
  }

  /** The regions that are shown: the session's own, then those that the settings add. Throws the problem `no-region`. */
  async regions(): Promise<readonly AwsRegion[]> {
    const { session } = await this.open();
    const own = session.region();
    const more = this.settings.moreRegions.filter((name) => name !== own.name);
    return [own, ...more.map((name) => session.region(name))];
  }

  /** A region of the session; without a name the chosen one. Throws a problem. */
  async region(name?: string): Promise<AwsRegion> {
    return (await this.open()).session.region(name);
  }

  /** The AWS room and the session. Throws a `Refusal` in Restricted Mode, or a problem. */
  async open(): Promise<{ room: AwsRoom; session: AwsSession }> {
    if (!workspace.isTrusted) throw new Refusal('untrusted', l10n.t('AWS is off until you trust this workspace.'));
    if (this.#opening !== undefined) return this.#opening;
    const opening = this.#start(() => opening === this.#opening);
    this.#opening = opening;
    opening.catch(() => {
      if (opening === this.#opening) this.#opening = undefined;
    });
    return opening;
  }

  /** Who the credentials belong to. */
  async identity(): Promise<Identity> {
    const { session } = await this.open();
    const identity = await session.identity();
    if (session === this.#session && this.#identity?.arn !== identity.arn) {
      this.#identity = identity;
      this.#onDidRename.fire();
    }
    return identity;
  }

  /** For work that a person has just asked for: credentials may ask for a one-time code meanwhile. */
  async forPerson<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#people += 1;
    try {
      return await work();
    } finally {
      this.#people -= 1;
    }
  }

  /** Throws a `Refusal` where nothing may be written. */
  checkWritable(): void {
    if (!workspace.isTrusted) throw new Refusal('untrusted', l10n.t('AWS is off until you trust this workspace.'));
    const { mark, profile = process.env.AWS_PROFILE ?? 'default' } = this.place;
    if (mark === undefined) return;
    const message = l10n.t(
      'Profile "{0}" is marked as {1} in the settings, so nothing is changed with it.',
      profile,
      mark,
    );
    throw new Refusal('read-only', message);
  }

  /** Remembers the choice of a person for this workspace; `undefined` goes back to the settings. */
  async choose(what: keyof typeof memory, value: string | undefined): Promise<void> {
    await this.state.update(memory[what], value);
    if (what === 'profile') await this.state.update(memory.region, undefined);
    this.#restart();
  }

  /** Finds the credentials anew, and has everything read again. */
  renew(): void {
    this.#session?.renew();
    this.#identity = undefined;
    this.#onDidChange.fire();
  }

  dispose(): void {
    this.#session?.dispose();
    this.#disposables.dispose();
  }

  /** What has been overtaken by other settings meanwhile serves nobody: a person would be shown one account, and change another. */
  async #start(isWanted: () => boolean): Promise<{ room: AwsRoom; session: AwsSession }> {
    const { profile, region, endpoint } = this.settings;
    const room = await loadRoom();
    const session = await room.openSession({
      profile,
      region,
      endpoint,
      log: (record) => this.log.info(describeCall(record)),
      askForCode: async (device) => (this.#people > 0 ? askForCode(device) : undefined),
    });
    this.#watch(room);
    if (!isWanted()) {
      session.dispose();
      return this.open();
    }
    this.#session = session;
    this.#onDidRename.fire();
    return { room, session };
  }

  #watch(room: AwsRoom): void {
    if (this.#isWatching) return;
    this.#isWatching = true;
    const stop = room.watchSharedFiles(() => this.#restart());
    this.#disposables.add({ dispose: stop });
  }

  #isWatching = false;

  #restart(): void {
    this.#session?.dispose();
    this.#session = undefined;
    this.#identity = undefined;
    this.#opening = undefined;
    this.#onDidRename.fire();
    this.#onDidChange.fire();
  }
}

/** One line of the log: what was called, and how it went. */
function describeCall({ service, operation, region, status, error, requestId, milliseconds }: CallRecord): string {
  const outcome = error ?? status ?? 'no answer';
  return `${service} ${operation} in ${region}: ${outcome}, ${milliseconds} ms${requestId === undefined ? '' : `, request ${requestId}`}`;
}
