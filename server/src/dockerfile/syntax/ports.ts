import type { Span } from '../../engine/span';
import type { SourcedText } from './sourced-text';

/** What is wrong with a port of EXPOSE. */
export type PortFault = 'no-port' | 'protocol' | 'port' | 'range' | 'address' | 'host-port' | 'host-range';

/** A port of EXPOSE, read: `8080/tcp`, `8000-8010`, `127.0.0.1:80:8080`. */
export interface Port {
  readonly fault: { readonly kind: PortFault; readonly span: Span } | undefined;
  /** After the `/`. */
  readonly protocol: SourcedText | undefined;
  /** Address and host port with their `:`, which EXPOSE does not use. */
  readonly host: Span | undefined;
  /** The container's port or range, without the protocol. */
  readonly port: SourcedText;
}

/** Reads one argument of EXPOSE that has no variables (BuildKit: convert_expose.go). */
export function readPort(source: SourcedText): Port {
  const parts = source.text.split(':');
  const containerFrom = source.length - (parts.at(-1)?.length ?? 0);
  const container = source.slice(containerFrom);
  const slash = container.text.indexOf('/');
  const port = slash === -1 ? container : container.slice(0, slash);
  const protocol = slash === -1 ? undefined : container.slice(slash + 1);
  const hostText = parts.at(-2) ?? '';
  const address = parts.slice(0, -2).join(':');
  const host = hostText === '' && address === '' ? undefined : source.span(0, containerFrom);
  const fault = (kind: PortFault, span: Span): Port => ({ fault: { kind, span }, protocol, host, port });
  if (port.length === 0) return fault('no-port', source.span());
  if (protocol !== undefined && !/^(?:tcp|udp|sctp)?$/i.test(protocol.text)) return fault('protocol', protocol.span());
  if (address !== '' && !isAddress(address)) return fault('address', source.span(0, address.length));
  const range = readRange(port.text);
  if (typeof range === 'string') return fault(range, port.span());
  if (hostText === '') return { fault: undefined, protocol, host, port };
  const hostFrom = containerFrom - 1 - hostText.length;
  const hostRange = readRange(hostText);
  if (typeof hostRange === 'string') return fault('host-port', source.span(hostFrom, containerFrom - 1));
  if (range.count !== hostRange.count && range.count !== 1)
    return fault('host-range', source.span(hostFrom, containerFrom + port.length));
  return { fault: undefined, protocol, host, port };
}

function readRange(text: string): { count: number } | 'port' | 'range' {
  const dash = text.indexOf('-');
  const start = readNumber(dash === -1 ? text : text.slice(0, dash));
  if (start === undefined) return 'port';
  if (dash === -1) return { count: 1 };
  const endText = text.slice(dash + 1);
  const end = endText === text.slice(0, dash) ? start : readNumber(endText);
  if (end === undefined) return 'port';
  return end < start ? 'range' : { count: end - start + 1 };
}

/** Go's `strconv.ParseInt`, within what a port can be. */
function readNumber(text: string): number | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const number = Number(text);
  return number >= 0 && number <= 65_535 ? number : undefined;
}

/** Go's `net.ParseIP`, of an address that may stand in brackets. */
function isAddress(text: string): boolean {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  return isIpv4(bare) || isIpv6(bare);
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups: string[] = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1);
  const withIpv4 = last?.includes('.') === true;
  if (withIpv4 && !isIpv4(last)) return false;
  const hexGroups = withIpv4 ? groups.slice(0, -1) : groups;
  const count = hexGroups.length + (withIpv4 ? 2 : 0);
  if (!hexGroups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  return halves.length === 2 ? count < 8 : count === 8;
}
