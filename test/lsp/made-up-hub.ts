import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (response: ServerResponse, path: string) => void;

const json = (value: unknown): Answer => {
  return (response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
};

const pushed = (name: string, time: string, digest = 'a') => ({
  name,
  digest: `sha256:${digest.repeat(64)}`,
  full_size: 57_100_000,
  tag_last_pushed: time,
  images: [
    { os: 'linux', architecture: 'amd64', variant: null },
    { os: 'linux', architecture: 'arm64', variant: 'v8' },
    { os: 'unknown', architecture: 'unknown', variant: null },
  ],
});

/** When the tag `24-alpine` was pushed: a little over three days before now. */
const threeDaysAgo = new Date(Date.now() - 3.5 * 86_400_000).toISOString();

const node = [
  pushed('22', '2025-01-01T00:00:00Z'),
  pushed('24-alpine', threeDaysAgo, 'b'),
  pushed('24', '2025-06-01T00:00:00Z', 'c'),
];

/** As many tags as no list shows. */
const many = Array.from({ length: 10_000 }, (_, index) => pushed(`1.${index}`, '2025-01-01T00:00:00Z'));

const repositories: Readonly<Record<string, readonly ReturnType<typeof pushed>[]>> = {
  'library/node': node,
  'parcels/web': [pushed('1.4.2', '2025-01-01T00:00:00Z')],
  'parcels/many': many,
};

const names = [
  { repo_name: 'parcels/node-tools', short_description: 'Tools of ours', is_official: false },
  { repo_name: 'node', short_description: 'JavaScript runtime', is_official: true },
];

/** Docker Hub, made up, on this machine. It answers as the real one does, unless `answer` is given. */
export class MadeUpHub {
  /** The paths that have been asked for, with their queries. */
  readonly asked: string[] = [];
  /** The headers that could tell who asks. */
  readonly credentials: string[] = [];
  /** How many questions were open at once, at most. */
  mostAtOnce = 0;
  answer: Answer = ours;
  #open = 0;

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => {
      this.asked.push(request.url ?? '');
      for (const name of ['authorization', 'cookie']) if (request.headers[name]) this.credentials.push(name);
      this.#open += 1;
      this.mostAtOnce = Math.max(this.mostAtOnce, this.#open);
      response.on('close', () => {
        this.#open -= 1;
      });
      this.answer(response, request.url ?? '');
    });
  }

  static async start(): Promise<MadeUpHub> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new MadeUpHub(server);
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

/** What the real one would say. */
export function ours(response: ServerResponse, path: string): void {
  const { pathname, searchParams } = new URL(path, 'http://127.0.0.1');
  if (pathname === '/v2/search/repositories/') {
    const query = searchParams.get('query') ?? '';
    const results = names.filter(({ repo_name }) => repo_name.includes(query));
    json({ count: results.length, results })(response, path);
    return;
  }
  const [, repository = '', one] =
    /^\/v2\/namespaces\/(.+)\/tags(?:\/(.+))?$/.exec(pathname.replace('/repositories/', '/')) ?? [];
  const tags = repositories[repository];
  const found = tags?.filter(({ name }) =>
    one === undefined ? name.includes(searchParams.get('name') ?? '') : name === one,
  );
  if (found === undefined || (one !== undefined && found.length === 0)) {
    response.statusCode = 404;
    json({ message: 'object not found' })(response, path);
    return;
  }
  const size = Number(searchParams.get('page_size') ?? 10);
  json(one === undefined ? { count: found.length, results: found.slice(0, size) } : found[0])(response, path);
}

/** Ways in which it fails. */
export const failures: Readonly<Record<string, Answer>> = {
  'says nothing': () => {},
  'is broken': (response) => response.writeHead(503).end('no'),
  'has had enough': (response) => response.writeHead(429).end('{}'),
  'says something else': json({ results: [{ whatever: 1 }, null] }),
  'says no JSON': (response) => response.end('<html>'),
  'is cut off': (response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{"results": [');
    setTimeout(() => response.destroy(), 5);
  },
};
