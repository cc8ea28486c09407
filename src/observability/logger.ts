import pino, { type Logger } from 'pino';
import pretty from 'pino-pretty';

export type { Logger };

export interface LogDestination {
  write(line: string): void;
}

interface LogOptions {
  /** `auto` is `pretty` where a person looks at a terminal. */
  readonly format?: 'auto' | 'json' | 'pretty';
  /** What every line says besides, for example whose demo is being worked on. */
  readonly context?: () => object;
}

/** JSON lines. Errors are cut down to what is safe: SDK errors carry whole requests, and with them codes and keys. */
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

/** A second net: nothing should log these at all. */
const SECRET_NAMES = ['seed', 'codes', 'secret', 'secretAccessKey', 'sessionToken', 'token', 'botToken', 'appToken'];
const SECRET_PATHS = SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

interface SafeError {
  readonly name: string;
  readonly message: string;
  readonly code?: string | undefined;
  readonly stack?: string | undefined;
  readonly cause?: SafeError | undefined;
}

/** Name, message, code and stack of an error and of its causes (three deep), and nothing else that hangs on it. */
function safeError(error: unknown, depth = 0): SafeError {
  if (!isErrorLike(error)) return { name: typeof error, message: 'something was thrown that is not an error' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const cause = error.cause !== undefined && depth < 3 ? safeError(error.cause, depth + 1) : undefined;
  return { name: error.name, message: error.message, code, stack: error.stack, cause };
}

/** Also what somebody has cut down to these fields already. */
function isErrorLike(error: unknown): error is Error {
  if (typeof error !== 'object' || error === null || !('name' in error) || !('message' in error)) return false;
  return typeof error.name === 'string' && typeof error.message === 'string';
}
