import type { Logger } from '@slack/bolt';
import { LogLevel } from '@slack/bolt';

/** The bot's logger, as pino has it. */
export interface SlackLogger {
  debug(fields: Record<string, unknown>, message: string): void;
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

const LONGEST = 300;

/**
 * Bolt's logger onto ours. At debug level Bolt, its socket and its Web API client print whole payloads, in which are the
 * codes that people type and the seeds that we show: of those lines only the words before the payload are kept.
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
      // The Web API client reports blocks that Slack refuses; whoever made the call gets the same as an error.
      if (words.includes('[json-pointer:')) logger.debug(fields, words);
      else logger.error(fields, words);
    },
    setLevel: () => undefined,
    // Our own logger decides what is too quiet to print.
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

/** Objects stay out: only texts and the names of errors are words. JSON inside a text is payload too. */
function inWords(parts: readonly unknown[]): string {
  const words = parts.flatMap((part) => {
    if (part instanceof Error) return [`${part.name}: ${part.message}`];
    return typeof part === 'string' ? [part] : [];
  });
  return (words.join(' ').split('{', 1)[0] ?? '').slice(0, LONGEST);
}
