import { redisCodeOf } from '../../shared/redis-code.ts';
import type { RedisTarget } from '../../shared/redis-target.ts';

const RIGHTS = 'see the ACL in docs/operate.md';
const PASSWORD =
  'write % @ : / # and ? in it percent-encoded (encodeURIComponent), and a colon before a password without a user';
const NEEDS_CA = 'set REDIS_CA_FILE (or NODE_EXTRA_CA_CERTS) to a file with the certificate of that authority';

/** Answers without a word of their own. They are told whole, and hold nothing of what was sent. */
const ERR_ANSWERS = /ERR (?:DB index is out of range|SELECT is not allowed in cluster mode|.*cluster support disabled)/;

/** What a part of an error's message means to whoever runs the bot, and what they can do. The first that fits counts. */
const MEANINGS: readonly (readonly [pattern: RegExp, what: string, cure?: string])[] = [
  [
    /sentinel.*(?:invalid reply: null|No such master)/,
    'has sentinels that know no primary of this name',
    'check REDIS_SENTINEL_MASTER',
  ],
  [/sentinel.*(?:WRONGPASS|NOAUTH)/, 'has sentinels that want another password', 'set REDIS_SENTINEL_PASSWORD'],
  [/sentinel.*unknown command/, 'names hosts that are no sentinels', 'take REDIS_SENTINEL_MASTER away'],
  [/sentinel/i, 'has no sentinel that can be asked', 'check their hosts and ports'],
  [/WRONGPASS|ERR invalid password/, 'does not accept the user or the password', PASSWORD],
  [/NOAUTH/, 'asks for a password, and is given none', 'write redis://:PASSWORD@HOST:6379'],
  [/DB index is out of range|invalid DB index/, 'has no database of this number', 'end the address with /0'],
  [/SELECT is not allowed in cluster|\bMOVED\b|\bCROSSSLOT\b/, 'is a cluster', 'set REDIS_CLUSTER=true'],
  [/cluster support disabled/, 'is not a cluster', 'take REDIS_CLUSTER away'],
  [/\bREADONLY\b/, 'is a replica, which takes no writes', 'use the address of the primary'],
  [/\bLOADING\b/, 'is still reading its data from the disk, and takes no commands before that'],
  [/\bMASTERDOWN\b/, 'is a replica that has lost its primary'],
  [/\bMISCONF\b/, 'takes no writes because it cannot write to its disk', 'look into its log'],
  [/\bOOM\b/, 'takes no writes because its memory is full', 'give it more (maxmemory)'],
  [/\bNOREPLICAS\b/, 'takes no writes because it has too few replicas', 'check min-replicas-to-write'],
  [/\bCLUSTERDOWN\b/, 'is a cluster that does not serve all slots at the moment'],
  [/ALTNAME/, 'shows a certificate of another host', 'use the name that stands in the certificate'],
  [/CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/, 'shows a certificate that is not valid now', 'renew it, and check the clock'],
  [/SELF_SIGNED|UNABLE_TO_|CERT_UNTRUSTED/, 'shows a certificate of an authority that is not known here', NEEDS_CA],
  [
    /CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE/,
    'wants a certificate of the bot, which has none',
    'set tls-auth-clients no',
  ],
  [/WRONG_VERSION_NUMBER|PACKET_LENGTH|EPROTO/, 'does not speak TLS on this port', 'use its TLS port, or redis://'],
  [/Protocol error|ParserError/, 'does not speak the language of Redis', 'check host and port'],
];

/**
 * Says in one sentence why Redis is of no use to the bot, and who can change what. The code is Redis's own; no part of the address
 * and no argument of a command is in it.
 */
export function explainRedis(error: unknown, target: RedisTarget): string {
  const [message, code] = [textOf(error), wordOf(error)];
  const denied = /NOPERM.*'([\w|]+)' command|NOPERM/.exec(message);
  if (denied) return noPermission(denied[1]);
  const meaning = MEANINGS.find(([pattern]) => pattern.test(`${code} ${message}`));
  if (meaning) return `Redis (REDIS_URL) ${meaning[1]} (${code})${meaning[2] ? `: ${meaning[2]}` : ''}.`;
  return `Redis (REDIS_URL) cannot be reached (${code}).${hintOf(code, target)}`;
}

/** @param command one that the bot's user may not do; absent: its keys */
export function noPermission(command?: string): string {
  const what = command === undefined ? 'use the keys of this installation' : `do ${command.toUpperCase()}`;
  return `Redis (REDIS_URL) does not let the bot's user ${what} (NOPERM): ${RIGHTS}.`;
}

function hintOf(code: string, { tls }: RedisTarget): string {
  const isCut = ['Timeout', 'ETIMEDOUT', 'ECONNRESET', 'MaxRetriesPerRequestError'].includes(code);
  if (!isCut) return '';
  return tls
    ? ' The address says TLS (rediss://): check that this port speaks it.'
    : ' If it wants TLS, the address begins with rediss://.';
}

/** The failure of a cluster holds that of a node. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const inner = 'lastNodeError' in error ? textOf(error.lastNodeError) : '';
  return `${inner} ${error.message}`.trim();
}

/** Redis's own word, or that of the network. */
function wordOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Unknown';
  if ('lastNodeError' in error && error.lastNodeError) return wordOf(error.lastNodeError);
  const code = redisCodeOf(error);
  // Some answers begin with ERR, and sentinels' troubles are told in a sentence.
  if (code === 'ERR') return ERR_ANSWERS.exec(error.message)?.[0] ?? code;
  return code === 'Error' ? (/ERR unknown command|\b[A-Z]{5,}\b/.exec(error.message)?.[0] ?? 'no answer') : code;
}
