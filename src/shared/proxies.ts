import { BlockList, isIP } from 'node:net';

/** The company's proxies, one for each protocol of the requested address. */
export interface Proxies {
  readonly forHttps: string | undefined;
  readonly forHttp: string | undefined;
  /** Like NO_PROXY: a list of domains (subdomains included), IP addresses and networks, each with or without a port. */
  readonly exceptFor: string;
}

/**
 * Returns the URL of the proxy for requests to `address` (a URL), or undefined if they need no proxy. Throws when
 * `address` is no URL.
 */
export function proxyFor(address: string, { forHttps, forHttp, exceptFor }: Proxies): string | undefined {
  const { protocol, hostname, port } = new URL(address);
  const isSecure = protocol === 'https:' || protocol === 'wss:';
  const proxy = isSecure ? forHttps : forHttp;
  if (proxy === undefined) return undefined;
  const target = { host: withoutBrackets(hostname).toLowerCase(), port: port || (isSecure ? '443' : '80') };
  return isLoopback(target.host) || exceptFor.split(/[,\s]+/).some((entry) => covers(entry, target))
    ? undefined
    : proxy;
}

interface Target {
  readonly host: string;
  readonly port: string;
}

function covers(entry: string, target: Target): boolean {
  if (entry === '*') return true;
  const [, name = entry, port] = /^(\[.*\]|[^:]*):(\d+)$/.exec(entry) ?? [];
  if (port !== undefined && port !== target.port) return false;
  if (name.includes('/')) return isInNetwork(target.host, name);
  const domain = withoutBrackets(name)
    .replace(/^\*?\./, '')
    .toLowerCase();
  return domain !== '' && (target.host === domain || target.host.endsWith(`.${domain}`));
}

function isInNetwork(host: string, network: string): boolean {
  const family = isIP(host);
  const [address = '', bits] = network.split('/');
  if (family === 0 || isIP(address) !== family) return false;
  const list = new BlockList();
  const kind = family === 6 ? 'ipv6' : 'ipv4';
  try {
    list.addSubnet(address, Number(bits), kind);
  } catch {
    return false;
  }
  return list.check(host, kind);
}

/** Requests to this machine itself never use a proxy. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || isInNetwork(host, '127.0.0.0/8');
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
