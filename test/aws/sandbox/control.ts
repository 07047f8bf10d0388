import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NewImage } from './ecr/state';
import type { FailureKind } from './ecs/failures';
import type { Fault } from './faults';
import { addMany, seedRegion } from './seed';
import type { Sandbox } from './server';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly body: string;
}

interface Failing {
  readonly cluster?: string;
  readonly service?: string;
  readonly family?: string;
  /** Left out: the tasks do well again. */
  readonly kind?: FailureKind;
  /** To how many tasks; default: to all. */
  readonly times?: number;
}

type Controlled = Pick<Sandbox, 'world' | 'faults' | 'calls'>;

/** What the owner of a sandbox can ask of it, by HTTP: `POST /_sandbox/step`. */
const commands: Readonly<Record<string, (sandbox: Controlled, exchange: Exchange) => unknown>> = {
  'POST faults': ({ faults }, { body }) => faults.add(JSON.parse(body) as Fault),
  'DELETE faults': ({ faults }) => faults.clear(),
  'POST step': ({ world }) => world.step(),
  'POST many': ({ world }, { body }) => addMany(world, JSON.parse(body)),
  'GET calls': ({ calls }) => calls,
  /** `{ "repository": "parcels/web", "tags": ["1.5.0"] }` */
  'POST images': ({ world }, { body, url }) => {
    const { repository, ...image } = JSON.parse(body) as NewImage & { repository: string };
    return { digest: world.in(regionOf(url)).ecr.push(repository, image).digest };
  },
  /**
   * `{ "cluster": "parcels", "service": "web", "kind": "image-not-found", "times": 2 }`: what happens to the tasks that start from now on. With
   * `family` instead of cluster and service: to those that belong to no service.
   */
  'POST failures': ({ world }, { body, url }) => {
    const { cluster, service = '', family, kind, times } = JSON.parse(body) as Failing;
    const { ecs } = world.in(regionOf(url));
    if (family === undefined) {
      const found = ecs.cluster(cluster).services.get(service);
      if (found !== undefined) Object.assign(found, { fails: kind, failsTimes: times });
    } else if (kind === undefined) ecs.failing.delete(family);
    else ecs.failing.set(family, { kind, times: times ?? Number.POSITIVE_INFINITY });
  },
  /** `{ "group": "/parcels/web", "stream": "…", "message": "…" }` */
  'POST logs': ({ world }, { body, url }) => {
    const { group, stream, message } = JSON.parse(body) as Record<'group' | 'stream' | 'message', string>;
    world.in(regionOf(url)).logs.write(group, stream, message, new Date());
  },
};

/** Answers a request to the sandbox itself, and those for blobs. */
export function control(sandbox: Controlled, exchange: Exchange): void {
  const { request, response, url } = exchange;
  const [, , name = '', digest = ''] = url.pathname.split('/');
  if (name === 'blobs') {
    const blob = sandbox.world.in(regionOf(url)).ecr.blobs.get(digest);
    response.writeHead(blob === undefined ? 404 : 200, { 'content-type': 'application/octet-stream' });
    response.end(blob);
    return;
  }
  const command = commands[`${request.method} ${name}`];
  response.writeHead(command === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(command?.(sandbox, exchange) ?? {}));
}

function regionOf(url: URL): string {
  return url.searchParams.get('region') ?? seedRegion;
}
