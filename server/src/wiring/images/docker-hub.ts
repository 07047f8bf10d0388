import { type HubPage, readHubPage } from '../../engine/docker-hub';
import type { Log } from '../log';

/** Milliseconds. */
const [timeout, kept, keptFailure, keptAway] = [10_000, 600_000, 30_000, 60_000];

const [mostAtOnce, mostWaiting, mostKept] = [2, 16, 100];

interface Known {
  /** What is known now. Empty while it is asked for, and where it cannot be had. */
  page?: HubPage;
  /** When it has to be asked for again. */
  until: number;
  /** Ends with the answer. Never fails. */
  readonly arrival: Promise<HubPage | undefined>;
}

/** Asks Docker Hub, without credentials, a few questions at a time, and keeps what it says for ten minutes. */
export class DockerHub {
  readonly #known = new Map<string, Known>();
  readonly #waiting = new Map<string, (isWanted: boolean) => void>();
  readonly #told = new Set<string>();
  #running = 0;
  #awayUntil = 0;

  constructor(
    private readonly address: string,
    private readonly log: Log,
  ) {}

  /** What is known of a question by now. */
  peek(path: string): HubPage | undefined {
    const known = this.#known.get(path);
    return known === undefined || known.until < Date.now() ? undefined : known.page;
  }

  /** Asks, unless the answer is known. Of the questions of one `slot` that wait for their turn only the last is asked. Never fails. */
  ask(path: string, slot = path): Promise<HubPage | undefined> {
    const now = Date.now();
    const known = this.#known.get(path);
    if (known !== undefined && known.until >= now) return known.arrival;
    if (now < this.#awayUntil) return Promise.resolve(undefined);
    const entry: Known = { until: Number.POSITIVE_INFINITY, arrival: this.#arrival(path, slot) };
    this.#known.delete(path);
    this.#known.set(path, entry);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= mostKept) break;
      this.#known.delete(oldest);
    }
    void entry.arrival.then((page) => {
      entry.page = page;
      entry.until = Date.now() + (page === undefined ? keptFailure : kept);
    });
    return entry.arrival;
  }

  async #arrival(path: string, slot: string): Promise<HubPage | undefined> {
    if (!(await this.#turn(slot))) {
      this.#known.delete(path);
      return undefined;
    }
    try {
      return await this.#fetch(path);
    } catch (error) {
      this.#tellOnce(error instanceof Error ? error.name : 'no answer');
      return undefined;
    } finally {
      const last = [...this.#waiting.keys()].at(-1);
      if (last === undefined) this.#running -= 1;
      else this.#release(last, true);
    }
  }

  /** Ends once the question may be asked, the newest first; `false` if another has taken its place. */
  async #turn(slot: string): Promise<boolean> {
    if (this.#running < mostAtOnce) {
      this.#running += 1;
      return true;
    }
    this.#release(slot, false);
    for (const oldest of this.#waiting.keys()) {
      if (this.#waiting.size < mostWaiting) break;
      this.#release(oldest, false);
    }
    return new Promise((resolve) => this.#waiting.set(slot, resolve));
  }

  #release(slot: string, isWanted: boolean): void {
    const resolve = this.#waiting.get(slot);
    this.#waiting.delete(slot);
    resolve?.(isWanted);
  }

  async #fetch(path: string): Promise<HubPage | undefined> {
    if (Date.now() < this.#awayUntil) return undefined;
    const response = await fetch(this.address + path, { signal: AbortSignal.timeout(timeout) });
    if (response.ok) return readHubPage(await response.json());
    void response.body?.cancel();
    // Asked about a name that is not there, or not public.
    if (response.status === 404) return { repositories: [], images: [], isComplete: true };
    if (response.status === 429) this.#awayUntil = Date.now() + keptAway;
    this.#tellOnce(`status ${response.status}`);
    return undefined;
  }

  #tellOnce(what: string): void {
    if (this.#told.has(what)) return;
    this.#told.add(what);
    this.log.warn(`Docker Hub: ${what}`);
  }
}
