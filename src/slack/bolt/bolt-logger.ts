import type { Logger } from '@slack/bolt';
import { LogLevel } from '@slack/bolt';

/** The part of pino's logger that src/slack uses. */
export interface SlackLogger {
  debug(fields: Record<string, unknown>, message: string): void;
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

const LONGEST = 300;

/**
 * Passes Bolt's log lines to our logger. At debug level Bolt, its socket and its Web API client print whole payloads,
 * which contain MFA codes and setup keys. Of these lines only the words before the payload are logged.
 */
export function createBoltLogger(logger: SlackLogger): Logger {
  const fields = { part: 'bolt' };
  return {
    debug: (...parts: unknown[]) => {
      const words = beforePayload(parts[0]);
      if (words) logger.debug(fields, words);
    },
    info: (...parts: unknown[]) => logger.info(fields, inWords(parts)),
    warn: (...parts: unknown[]) => logger.warn(fields, inWords(parts)),
    error: (...parts: unknown[]) => {
      const words = inWords(parts);
      // The Web API client logs which blocks Slack refuses. The caller gets the same refusal as an error.
      if (words.includes('[json-pointer:')) logger.debug(fields, words);
      else logger.error(fields, words);
    },
    setLevel: () => undefined,
    // Our own logger decides which levels are printed.
    getLevel: () => LogLevel.DEBUG,
    setName: () => undefined,
  };
}

function beforePayload(part: unknown): string {
  if (typeof part !== 'string') return '';
  const words = part.split(/[:{["]/, 1)[0] ?? '';
  return words
    .replace(/\d{4,}/g, '…')
    .trim()
    .slice(0, LONGEST);
}

/**
 * Joins texts and the messages of errors. Leaves out objects and all text after a `{`, because both may be a payload.
 */
function inWords(parts: readonly unknown[]): string {
  const words = parts.flatMap((part) => {
    if (part instanceof Error) return [`${part.name}: ${part.message}`];
    return typeof part === 'string' ? [part] : [];
  });
  return (words.join(' ').split('{', 1)[0] ?? '').slice(0, LONGEST);
}
