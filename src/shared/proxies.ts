import { BlockList, isIP } from 'node:net';

/** The company's way out: proxies by the protocol of the address that is asked for. */
export interface Proxies {
  readonly forHttps: string | undefined;
  readonly forHttp: string | undefined;
  /** As NO_PROXY has it: names with everything below them, addresses and networks, each with a port or without. */
  readonly exceptFor: string;
}

/** The address of the proxy through which an address is reached; `undefined` where it is reached directly. */
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

/** What runs on this machine is never reached through another one. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || isInNetwork(host, '127.0.0.0/8');
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
