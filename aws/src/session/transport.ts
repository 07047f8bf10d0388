import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { ProxyAgent, proxyOfEnvironment } from './proxy-agent';

/** How long a step of a request may take. Milliseconds. */
export interface Patience {
  /** Until the connection stands. */
  readonly connect: number;
  /** From the request to its answer, for each attempt. */
  readonly answer: number;
}

export const defaultPatience: Patience = { connect: 5_000, answer: 10_000 };

/** What every client of a session shares: its connections, its proxy, its certificates, its patience. */
export interface Transport {
  /** For the SDK's `requestHandler`. */
  readonly handler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly socketTimeout: number;
    readonly throwOnRequestTimeout: true;
    readonly httpAgent: HttpAgent;
    readonly httpsAgent: HttpsAgent;
  };
  /** Closes every connection. */
  destroy(): void;
}

export interface TransportOptions {
  /** `http://proxy.example.com:8080`. Default: what the environment says. */
  readonly proxy?: string;
  /** Certificates to trust, as PEM; default: those of Node.js. */
  readonly certificates?: string[];
  readonly patience?: Patience;
}

export function createTransport({ proxy = proxyOfEnvironment(), certificates, patience }: TransportOptions): Transport {
  const { connect, answer } = patience ?? defaultPatience;
  const options = { keepAlive: true, ca: certificates };
  const httpAgent = new HttpAgent({ keepAlive: true });
  const httpsAgent = proxy === undefined ? new HttpsAgent(options) : new ProxyAgent(proxy, options);
  return {
    handler: {
      connectionTimeout: connect,
      requestTimeout: answer,
      socketTimeout: answer,
      throwOnRequestTimeout: true,
      httpAgent,
      // Node.js asks no more of an agent than that it is one for HTTP; the types ask for a map of sessions as well.
      httpsAgent: httpsAgent as HttpsAgent,
    },
    destroy: () => {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}
