import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { control } from './control';
import { ecrOperations } from './ecr/operations';
import { ecsOperations } from './ecs/operations';
import { type Fault, Faults } from './faults';
import { newId } from './ids';
import { logsOperations } from './logs';
import { seed, seedRegion } from './seed';
import { ServiceError } from './service-error';
import { stsAnswer, stsError } from './sts';
import type { Input, Operations } from './wire';
import { type Place, type RealRegistry, World } from './world';

/** A call that reached the sandbox. */
export interface SandboxCall {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly accessKeyId: string;
}

export interface SandboxOptions {
  readonly port?: number;
  readonly account?: string;
  /** A registry that holds images, for tests with a container engine. */
  readonly registry?: RealRegistry;
  /** How often deployments take a step by themselves; default: only when they are told. Milliseconds. */
  readonly stepEvery?: number;
  readonly now?: () => Date;
}

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:40123` */
  readonly address: string;
  readonly world: World;
  readonly faults: Faults;
  readonly calls: SandboxCall[];
  close(): Promise<void>;
}

const services: Readonly<Record<string, { readonly name: string; readonly operations: Operations<Place> }>> = {
  AmazonEC2ContainerRegistry_V20150921: { name: 'ecr', operations: ecrOperations },
  AmazonEC2ContainerServiceV20141113: { name: 'ecs', operations: ecsOperations },
  Logs_20140328: { name: 'logs', operations: logsOperations },
};

/** Session tokens with this word in them have expired. */
export const expiredWord = 'EXPIRED';

/** Access keys with this word in them are unknown. */
export const unknownWord = 'UNKNOWN';

/** Starts a sandbox on loopback, with the sample workspace in it. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, account = '111122223333', registry, stepEvery, now = () => new Date() } = options;
  let address = '';
  const world = new World({ account, registry, now, address: () => address });
  const faults = new Faults();
  const calls: SandboxCall[] = [];
  seed(world);
  const sandbox = { world, faults, calls };
  const server = createServer((request, response) => {
    handle(sandbox, request, response).catch((error: unknown) => {
      if (!response.headersSent) sendError(response, 'json', toServiceError(error));
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const timer = stepEvery === undefined ? undefined : setInterval(() => world.step(), stepEvery);
  return { ...sandbox, address, close: () => close(server, timer) };
}

async function close(server: Server, timer: NodeJS.Timeout | undefined): Promise<void> {
  clearInterval(timer);
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

/** One request: who asks, for what, what fault is due, and the answer. */
async function handle(
  sandbox: Omit<Sandbox, 'address' | 'close'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await read(request);
  const url = new URL(request.url ?? '/', 'http://sandbox');
  if (url.pathname.startsWith('/_sandbox/')) return control(sandbox, { request, response, url, body });
  const call = readCall(request, url, body);
  sandbox.calls.push({ service: call.service, operation: call.operation, region: call.region, accessKeyId: call.key });
  const fault = sandbox.faults.take(call.operation);
  if (fault !== undefined && (await suffer(fault, call, response))) return;
  try {
    checkCaller(call, request);
    send(response, 200, call.wire, call.run(sandbox.world));
  } catch (error) {
    sendError(response, call.wire, toServiceError(error));
  }
}

type Wire = 'json' | 'xml';

interface ReadCall {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly key: string;
  readonly wire: Wire;
  readonly run: (world: World) => string;
}

function readCall(request: IncomingMessage, url: URL, body: string): ReadCall {
  const scope = /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? '');
  const [, key = '', region = seedRegion] = scope ?? [];
  if (url.pathname === '/federation/credentials') {
    const token = String(request.headers['x-amz-sso_bearer_token'] ?? '');
    return {
      service: 'sso',
      operation: 'GetRoleCredentials',
      region,
      key: 'sso',
      wire: 'json',
      run: () => ssoAnswer(token),
    };
  }
  const [prefix = '', operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
  const service = services[prefix];
  if (service === undefined) {
    const query = new URLSearchParams(body);
    const caller = (world: World) => `arn:aws:iam::${world.options.account}:user/newcomer`;
    const run = (world: World) => stsAnswer(query, caller(world), world.options);
    return { service: 'sts', operation: query.get('Action') ?? '', region, key, wire: 'xml', run };
  }
  const run = (world: World) => {
    const work = service.operations[operation];
    if (work === undefined) throw new ServiceError('UnknownOperationException', `Unknown operation ${operation}`);
    return JSON.stringify(work(world.in(region), JSON.parse(body) as Input));
  };
  return { service: service.name, operation, region, key, wire: 'json', run };
}

/** Credentials for a sign-in with IAM Identity Center. */
function ssoAnswer(token: string): string {
  if (token.includes(expiredWord))
    throw new ServiceError('UnauthorizedException', 'Session token not found or invalid', 401);
  return JSON.stringify({
    roleCredentials: {
      accessKeyId: 'ASIASANDBOXSSO000000',
      secretAccessKey: 'sso-SECRET-access-key',
      sessionToken: 'sso-SECRET-session-token',
      expiration: Date.now() + 3_600_000,
    },
  });
}

function checkCaller({ key, operation }: ReadCall, { headers }: IncomingMessage): void {
  if (operation === 'AssumeRoleWithWebIdentity') return;
  if (key === '') throw new ServiceError('MissingAuthenticationTokenException', 'Missing Authentication Token', 403);
  if (key.includes(unknownWord))
    throw new ServiceError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      403,
    );
  if (String(headers['x-amz-security-token'] ?? '').includes(expiredWord)) throw expired();
}

function expired(): ServiceError {
  return new ServiceError('ExpiredTokenException', 'The security token included in the request is expired', 403);
}

/** Lets a fault happen. Whether it took the place of the answer. */
async function suffer(
  { kind, milliseconds = 500 }: Fault,
  { wire, service, operation }: ReadCall,
  response: ServerResponse,
): Promise<boolean> {
  const user = 'arn:aws:iam::111122223333:user/newcomer';
  const words = `User: ${user} is not authorized to perform: ${service}:${operation} because no identity-based policy allows it`;
  switch (kind) {
    case 'throttle':
      sendError(response, wire, new ServiceError('ThrottlingException', 'Rate exceeded'));
      return true;
    case 'expired':
      sendError(response, wire, expired());
      return true;
    case 'denied':
      sendError(response, wire, new ServiceError('AccessDeniedException', words));
      return true;
    case 'server-error':
      sendError(response, wire, new ServiceError('InternalFailure', 'We encountered an internal error.', 500));
      return true;
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      return false;
    case 'silent':
      return true;
    case 'cut':
      response.destroy();
      return true;
    case 'stall':
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1', 'content-length': 1_000 });
      response.write('{');
      return true;
    case 'malformed':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html><body>Welcome to the guest network</body></html>');
      return true;
    case 'bad-gateway':
      response.writeHead(502, { 'content-type': 'text/html' });
      response.end('<html><body>Bad gateway</body></html>');
      return true;
  }
}

function send(response: ServerResponse, status: number, wire: Wire, body: string): void {
  const type = wire === 'json' ? 'application/x-amz-json-1.1' : 'text/xml';
  response.writeHead(status, { 'content-type': type, 'x-amzn-requestid': newId() });
  response.end(body);
}

function sendError(response: ServerResponse, wire: Wire, error: ServiceError): void {
  if (wire === 'json') response.setHeader('x-amzn-errortype', error.code);
  const body = wire === 'xml' ? stsError(error) : JSON.stringify({ __type: error.code, message: error.message });
  send(response, error.status, wire, body);
}

function toServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new ServiceError('InternalFailure', words, 500);
}

async function read(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}
