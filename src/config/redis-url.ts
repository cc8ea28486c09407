import type { RedisNode } from '../shared/redis-target.ts';

/** The parts of an address. The caller fills in missing ports, because the default depends on the kind of server. */
export interface RedisUrl {
  readonly nodes: readonly (Omit<RedisNode, 'port'> & { readonly port: number | undefined })[];
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly database: number;
  readonly isTls: boolean;
  readonly family: 0 | 4 | 6 | undefined;
}

type Parsed = { readonly address: RedisUrl } | { readonly problem: string };

const FORM = 'redis://:PASSWORD@HOST:6379/0';
const ENCODE = 'write each of % @ : / # ? in the user and the password percent-encoded (encodeURIComponent)';
const HOST = /^(?:\[(?<six>[0-9a-f:.]+(?:%\w+)?)\]|(?<name>[a-z0-9_](?:[\w.-]*\w)?\.?))(?::(?<port>\d{1,5}))?$/i;
const FAMILIES: Readonly<Record<string, 0 | 4 | 6>> = { '0': 0, '4': 4, '6': 6 };

/**
 * Reads an address as ioredis does. Also accepts several hosts with commas between, and a password that is not encoded:
 * everything before the last @ belongs to the user and the password.
 * @returns the parts of the address; or, if it has no clear meaning, a sentence that repeats no part of it
 */
export function parseRedisUrl(text: string): Parsed {
  const scheme = /^(?<name>[a-z][a-z0-9+.-]*):\/\//i.exec(text);
  const name = scheme?.groups?.name?.toLowerCase() ?? '';
  if (name !== 'redis' && name !== 'rediss') return { problem: wrongScheme(text, name) };
  if (hasControlCharacter(text))
    return { problem: 'has a line break or another character that an address cannot contain' };
  if (/,\s*rediss?:\/\//i.test(text)) {
    return { problem: `must be one address with commas between the hosts, for example ${several('redis')}` };
  }
  const rest = text.slice(name.length + '://'.length);
  const at = rest.lastIndexOf('@');
  const place = placeOf(rest.slice(at + 1));
  if (typeof place === 'string') return { problem: place };
  const owner = at === -1 ? { username: undefined, password: undefined } : ownerOf(rest.slice(0, at));
  if (typeof owner === 'string') return { problem: owner };
  return { address: { ...place, ...owner, isTls: name === 'rediss' } };
}

/** Returns an example of an address with several hosts. */
export function several(scheme: string): string {
  return `${scheme}://:PASSWORD@HOST1:6379,HOST2:6379`;
}

function wrongScheme(text: string, name: string): string {
  if (/^["'`]/.test(text)) return `must be an address without quotes around it, for example ${FORM}`;
  const example = 'must be an address that begins with redis:// or rediss://, for example redis://127.0.0.1:6379';
  if (name.includes('sentinel'))
    return `${example}; for Sentinel name the sentinels in it and set REDIS_SENTINEL_MASTER`;
  return name.includes('cluster') ? `${example}; for a cluster set REDIS_CLUSTER=true` : example;
}

/** Reads everything after the user and the password. */
function placeOf(text: string): Pick<RedisUrl, 'nodes' | 'database' | 'family'> | string {
  const [beforeQuery = '', ...query] = text.split('?');
  const [hosts = '', ...path] = beforeQuery.split('/');
  const nodes = hosts.split(',').map((host) => nodeOf(host.trim()));
  const options = optionsOf(query.join('?'));
  const database = path.length === 0 || path[0] === '' ? (options?.db ?? '0') : path.join('/');
  const known = nodes.filter((node) => node !== undefined);
  if (known.length < nodes.length) return `must be an address such as ${FORM}; ${ENCODE}`;
  if (!/^\d{1,6}$/.test(database)) return 'must end with the number of a database, for example /0, or with the port';
  if (options === undefined) return `may have only family=4, family=6, family=0 or db=NUMBER after its ?; ${ENCODE}`;
  return { nodes: known, database: Number(database), family: options.family };
}

function nodeOf(host: string): RedisUrl['nodes'][number] | undefined {
  const found = HOST.exec(host)?.groups;
  const port = found?.port === undefined ? undefined : Number(found.port);
  if (found === undefined || (port !== undefined && (port < 1 || port > 65_535))) return undefined;
  return { host: found.six ?? found.name ?? '', port };
}

function optionsOf(query: string): { family: 0 | 4 | 6 | undefined; db: string | undefined } | undefined {
  const options = new URLSearchParams(query);
  const family = options.get('family');
  const isKnown = [...options.keys()].every((name) => name === 'family' || name === 'db');
  if (!isKnown || (family !== null && FAMILIES[family] === undefined)) return undefined;
  return { family: family === null ? undefined : FAMILIES[family], db: options.get('db') ?? undefined };
}

function ownerOf(text: string): Pick<RedisUrl, 'username' | 'password'> | string {
  const colon = text.indexOf(':');
  const parts = colon === -1 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
  const [username, password] = parts.map(decoded);
  if (username === undefined || password === undefined) return `cannot be understood: ${ENCODE}`;
  return { username: username || undefined, password: password || undefined };
}

/**
 * Decodes a text. If no % begins a code such as %40, each % is a plain %. If only some do, the text has two meanings,
 * and the result is undefined. It is also undefined if the codes are not UTF-8.
 */
function decoded(text: string): string | undefined {
  const codes = text.match(/%[0-9a-f]{2}/gi)?.length ?? 0;
  if (codes === 0) return text;
  if (codes < text.split('%').length - 1) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function hasControlCharacter(text: string): boolean {
  return [...text].some((letter) => letter < ' ' || letter === '\u007f');
}
