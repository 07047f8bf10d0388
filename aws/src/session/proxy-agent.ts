import type { ClientRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';

type ConnectOptions = Parameters<HttpsProxyAgent<string>['connect']>[1];

/** The proxy that the environment names for AWS, as `https://` addresses use it; `undefined` if none. */
export function proxyOfEnvironment(): string | undefined {
  const proxy = getProxyForUrl('https://amazonaws.com') || process.env.HTTPS_PROXY || process.env.https_proxy;
  return proxy === undefined || proxy === '' ? undefined : proxy;
}

/** Goes through a proxy, but not to this machine, nor to hosts that NO_PROXY names. */
export class ProxyAgent extends HttpsProxyAgent<string> {
  override async connect(request: ClientRequest, options: ConnectOptions): Promise<Socket> {
    if (!isDirect(options.host ?? '', Number(options.port ?? 443))) return super.connect(request, options);
    return options.secureEndpoint ? connectTls({ servername: options.host, ...options }) : connect(options);
  }
}

function isDirect(host: string, port: number): boolean {
  if (/^(?:localhost|127\.[\d.]+|::1|169\.254\.[\d.]+)$/.test(host)) return true;
  const exceptions = process.env.NO_PROXY ?? process.env.no_proxy;
  if (exceptions === undefined || exceptions === '') return false;
  // The library answers with nothing where NO_PROXY has the host; it has to know of a proxy to say so.
  return isProxyKnown() && getProxyForUrl(`https://${host}:${port}`) === '';
}

function isProxyKnown(): boolean {
  return getProxyForUrl('https://amazonaws.com') !== '';
}
