import pino, { type Logger } from 'pino';
import pretty from 'pino-pretty';

export type { Logger };

export interface LogDestination {
  write(line: string): void;
}

interface LogOptions {
  /** `auto` is `pretty` if the output is a terminal, otherwise `json`. */
  readonly format?: 'auto' | 'json' | 'pretty';
  /** Returns fields that are added to every line, for example the id of the current demo. */
  readonly context?: () => object;
}

/**
 * Creates a logger that writes JSON lines, or lines for people. Errors are reduced to safe fields: SDK errors contain
 * whole requests, with codes and keys.
 */
export function createLogger(level: string, destination?: LogDestination, options: LogOptions = {}): Logger {
  const { format = 'json', context = () => ({}) } = options;
  const settings = {
    level,
    base: undefined,
    mixin: context,
    redact: { paths: SECRET_PATHS, censor: '[secret]' },
    serializers: { error: safeError },
  };
  if (destination) return pino(settings, destination);
  const isForPeople = format === 'pretty' || (format === 'auto' && process.stdout.isTTY);
  return isForPeople ? pino(settings, pretty({ sync: true })) : pino(settings);
}

/** Fields that no code should log. If one is logged by mistake, the logger hides its value, up to two levels deep. */
const SECRET_NAMES = ['seed', 'codes', 'secret', 'secretAccessKey', 'sessionToken', 'token', 'botToken', 'appToken'];
const SECRET_PATHS = SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

interface SafeError {
  readonly name: string;
  readonly message: string;
  readonly code?: string | undefined;
  readonly stack?: string | undefined;
  readonly cause?: SafeError | undefined;
}

/** Returns name, message, code and stack of an error and of its causes (three deep), and no other field. */
function safeError(error: unknown, depth = 0): SafeError {
  if (!isErrorLike(error)) return { name: typeof error, message: 'a value was thrown that is not an Error' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const cause = error.cause !== undefined && depth < 3 ? safeError(error.cause, depth + 1) : undefined;
  return { name: error.name, message: error.message, code, stack: error.stack, cause };
}

/** Returns true for an object with a name and a message: an error, or an error that was already reduced. */
function isErrorLike(error: unknown): error is Error {
  if (typeof error !== 'object' || error === null || !('name' in error) || !('message' in error)) return false;
  return typeof error.name === 'string' && typeof error.message === 'string';
}
