import { redisCodeOf } from '../../shared/redis-code.ts';
import type { RedisTarget } from '../../shared/redis-target.ts';

const RIGHTS = 'see the ACL in docs/operate.md';
const PASSWORD =
  'in the password, write % @ : / # and ? percent-encoded (encodeURIComponent); without a user, write a colon before it';
const NEEDS_CA = 'set REDIS_CA_FILE (or NODE_EXTRA_CA_CERTS) to a file with the certificate of that authority';

/**
 * Redis's errors that begin with the general code ERR. Their whole message is shown, because it contains nothing that
 * the bot has sent.
 */
const ERR_ANSWERS = /ERR (?:DB index is out of range|SELECT is not allowed in cluster mode|.*cluster support disabled)/;

/** What an error's message means for the operator, and what to do about it. The first pattern that matches is used. */
const MEANINGS: readonly (readonly [pattern: RegExp, what: string, cure?: string])[] = [
  [
    /sentinel.*(?:invalid reply: null|No such master)/,
    'has sentinels that know no primary of this name',
    'check REDIS_SENTINEL_MASTER',
  ],
  [/sentinel.*(?:WRONGPASS|NOAUTH)/, 'has sentinels that require another password', 'set REDIS_SENTINEL_PASSWORD'],
  [/sentinel.*unknown command/, 'names hosts that are no sentinels', 'remove REDIS_SENTINEL_MASTER'],
  [/sentinel/i, 'has no sentinel that answers', 'check their hosts and ports'],
  [/WRONGPASS|ERR invalid password/, 'does not accept the user or the password', PASSWORD],
  [/NOAUTH/, 'requires a password, and got none', 'write redis://:PASSWORD@HOST:6379'],
  [/DB index is out of range|invalid DB index/, 'has no database of this number', 'end the address with /0'],
  [/SELECT is not allowed in cluster|\bMOVED\b|\bCROSSSLOT\b/, 'is a cluster', 'set REDIS_CLUSTER=true'],
  [/cluster support disabled/, 'is not a cluster', 'remove REDIS_CLUSTER'],
  [/\bREADONLY\b/, 'is a replica, which takes no writes', 'use the address of the primary'],
  [/\bLOADING\b/, 'is still loading its data from the disk, and takes no commands until then'],
  [/\bMASTERDOWN\b/, 'is a replica that has lost its primary'],
  [/\bMISCONF\b/, 'takes no writes because it cannot write to its disk', 'read its log'],
  [/\bOOM\b/, 'takes no writes because its memory is full', 'raise maxmemory'],
  [/\bNOREPLICAS\b/, 'takes no writes because it has too few replicas', 'check min-replicas-to-write'],
  [/\bCLUSTERDOWN\b/, 'is a cluster that does not serve all slots at the moment'],
  [/ALTNAME/, 'shows a certificate of another host', 'use the host name that the certificate contains'],
  [/CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/, 'shows a certificate that is not valid now', 'renew it, and check the clock'],
  [/SELF_SIGNED|UNABLE_TO_|CERT_UNTRUSTED/, 'shows a certificate of an authority that is not known here', NEEDS_CA],
  [
    /CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE/,
    'requires a client certificate, which the bot does not have',
    'set tls-auth-clients no',
  ],
  [/WRONG_VERSION_NUMBER|PACKET_LENGTH|EPROTO/, 'does not speak TLS on this port', 'use its TLS port, or redis://'],
  [/Protocol error|ParserError/, "does not speak Redis's protocol", 'check host and port'],
];

/**
 * Returns one sentence for the operator: why the bot cannot use Redis, and what to change. It contains Redis's own
 * code, and never a part of the address or an argument of a command.
 */
export function explainRedis(error: unknown, target: RedisTarget): string {
  const [message, code] = [textOf(error), wordOf(error)];
  const denied = /NOPERM.*'([\w|]+)' command|NOPERM/.exec(message);
  if (denied) return noPermission(denied[1]);
  const meaning = MEANINGS.find(([pattern]) => pattern.test(`${code} ${message}`));
  if (meaning) return `Redis (REDIS_URL) ${meaning[1]} (${code})${meaning[2] ? `: ${meaning[2]}` : ''}.`;
  return `Redis (REDIS_URL) cannot be reached (${code}).${hintOf(code, target)}`;
}

/**
 * Returns the sentence for an ACL that allows too little.
 * @param command the command that the bot's user may not run; absent if the user may not use the keys
 */
export function noPermission(command?: string): string {
  const what = command === undefined ? 'use the keys of this installation' : `do ${command.toUpperCase()}`;
  return `Redis (REDIS_URL) does not let the bot's user ${what} (NOPERM): ${RIGHTS}.`;
}

function hintOf(code: string, { tls }: RedisTarget): string {
  const isCut = ['Timeout', 'ETIMEDOUT', 'ECONNRESET', 'MaxRetriesPerRequestError'].includes(code);
  if (!isCut) return '';
  return tls
    ? ' The address says TLS (rediss://): check that this port speaks it.'
    : ' If Redis requires TLS, begin the address with rediss://.';
}

/** Returns the message of an error. The error of a cluster also contains the error of a node. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const inner = 'lastNodeError' in error ? textOf(error.lastNodeError) : '';
  return `${inner} ${error.message}`.trim();
}

/** Returns the error code of Redis or of the network. If there is none, returns a few words of the message. */
function wordOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Unknown';
  if ('lastNodeError' in error && error.lastNodeError) return wordOf(error.lastNodeError);
  const code = redisCodeOf(error);
  // Some errors begin with ERR instead of a code, and the errors of sentinels are whole sentences.
  if (code === 'ERR') return ERR_ANSWERS.exec(error.message)?.[0] ?? code;
  return code === 'Error' ? (/ERR unknown command|\b[A-Z]{5,}\b/.exec(error.message)?.[0] ?? 'no answer') : code;
}
