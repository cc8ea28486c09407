import type { SlackLogger } from '../../src/slack/bolt/bolt-logger.ts';

/** Returns a logger at debug level, and the lines that it has written. */
export function recordingLogger(): { logger: SlackLogger; lines: string[] } {
  const lines: string[] = [];
  const write = (level: string) => (fields: Record<string, unknown>, message: string) => {
    lines.push(JSON.stringify({ level, ...fields, message }));
  };
  return { logger: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }, lines };
}
