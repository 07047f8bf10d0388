import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a proxy says in the registry's place. */
export interface Forgery {
  readonly status: number;
  /** In the words of the registry API: `UNAUTHORIZED`. */
  readonly code: string;
  readonly message: string;
}

/** Which requests a rule is for; `times` after which it is used up. */
interface Rule {
  readonly method: string;
  readonly path: RegExp;
  times: number;
  readonly answer: Forgery | 'hold';
}

/** Stands in front of a registry and, when told to, answers in its place, as ECR would or a failing network. */
export class RegistryProxy {
  readonly #rules: Rule[] = [];
  readonly #held = new Set<ServerResponse>();
  readonly #server = createServer((incoming, answer) => this.#handle(incoming, answer));
  /** Requests that were answered here. */
  readonly forged: string[] = [];

  private constructor(private readonly target: string) {}

  static async open(target: string): Promise<RegistryProxy> {
    const proxy = new RegistryProxy(target);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  /** `127.0.0.1:40123` */
  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Answers the next requests of a kind; `hold` never answers. */
  forge(method: string, path: RegExp, answer: Forgery | 'hold', times = 1): void {
    this.#rules.push({ method, path, times, answer });
  }

  /** Forgets all rules. */
  relent(): void {
    this.#rules.splice(0);
    for (const answer of this.#held) answer.destroy();
  }

  async close(): Promise<void> {
    this.relent();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #handle(incoming: IncomingMessage, answer: ServerResponse): void {
    const { method = '', url = '', headers } = incoming;
    // A client that has not signed in yet is asked to by the registry itself.
    const hasCredentials = headers.authorization !== undefined;
    const rule = this.#rules.find((one) => one.times > 0 && one.method === method && one.path.test(url));
    if (rule === undefined || !hasCredentials) {
      this.#pass(incoming, answer);
      return;
    }
    rule.times -= 1;
    this.forged.push(`${method} ${url}`);
    if (rule.answer === 'hold') {
      this.#held.add(answer);
      return;
    }
    const { status, code, message } = rule.answer;
    incoming.resume();
    const realm = status === 401 ? { 'WWW-Authenticate': 'Basic realm="registry"' } : {};
    answer.writeHead(status, { 'Content-Type': 'application/json', ...realm });
    answer.end(JSON.stringify({ errors: [{ code, message }] }));
  }

  #pass(incoming: IncomingMessage, answer: ServerResponse): void {
    const { method, url, headers } = incoming;
    const [hostname, port] = this.target.split(':');
    const onward = request({ hostname, port, method, path: url, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  }
}
