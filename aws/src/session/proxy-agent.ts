import type { ClientRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';

type ConnectOptions = Parameters<HttpsProxyAgent<string>['connect']>[1];

/** The proxy that the environment names for `https://` addresses; `undefined` if none. */
export function proxyOfEnvironment(): string | undefined {
  const { https_proxy, HTTPS_PROXY, all_proxy, ALL_PROXY } = process.env;
  return https_proxy || HTTPS_PROXY || all_proxy || ALL_PROXY || undefined;
}

/** Goes through a proxy, but not to this machine, to the metadata services, nor, with the environment's proxy, to hosts in NO_PROXY. */
export class ProxyAgent extends HttpsProxyAgent<string> {
  override async connect(request: ClientRequest, options: ConnectOptions): Promise<Socket> {
    if (!isDirect(options.host ?? '', Number(options.port ?? 443))) return super.connect(request, options);
    return options.secureEndpoint ? connectTls({ servername: options.host, ...options }) : connect(options);
  }
}

function isDirect(host: string, port: number): boolean {
  if (/^(?:localhost|127\.[\d.]+|::1|169\.254\.[\d.]+)$/.test(host)) return true;
  // The library answers with nothing where no proxy is named, too.
  return proxyOfEnvironment() !== undefined && getProxyForUrl(`https://${host}:${port}`) === '';
}
