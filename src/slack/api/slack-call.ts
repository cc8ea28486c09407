import { setTimeout as sleep } from 'node:timers/promises';
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { UpstreamError } from '../../errors.ts';
import { clip } from '../messages/limits.ts';
import { INVALID_SLACK_FILE, refusalError } from './refusals/refusal.ts';
import type { SlackMethod } from './refusals/words.ts';

/** The names of the token settings in error messages. */
export const TOKEN_NAMES = {
  bot: 'the bot token (SLACK_BOT_TOKEN)',
  app: 'the app token (SLACK_APP_TOKEN)',
} as const;

/**
 * Runs one Web API call.
 * @param method the Web API method; the meaning of an error code depends on it
 * @param subject the name of the call in error messages; if absent, the name of the method
 * @throws UpstreamError when Slack fails, may accept the call later, or refuses because the requested state already
 * exists (`isDone`); ConfigError (FinalRefusal) when Slack would refuse the same call again
 */
export async function callSlack<T>(method: SlackMethod, call: () => Promise<T>, subject?: string): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw translated({ method, subject }, error);
  }
}

interface Called {
  readonly method: SlackMethod;
  readonly subject: string | undefined;
}

/** The longest wait for a rate limit, in seconds, because a person is waiting for the result. */
const LONGEST_WAIT_SECONDS = 10;

/** Repeats a rate-limited call once, after the wait that Slack asks for, unless that wait is too long. */
export async function waitIfAsked<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const seconds = error instanceof UpstreamError ? error.retryAfterSeconds : undefined;
    if (seconds === undefined || seconds > LONGEST_WAIT_SECONDS) throw error;
    await sleep(seconds * 1000);
    return call();
  }
}

function translated(called: Called, error: unknown): unknown {
  if (error instanceof WebAPIPlatformError) return refusal(called, error);
  const what = called.subject ?? called.method;
  if (error instanceof WebAPIRateLimitedError) {
    const options = { cause: error, retryAfterSeconds: error.retryAfter };
    return new UpstreamError('slack', 'ratelimited', `${what}: Slack asks to wait`, options);
  }
  if (error instanceof WebAPIHTTPError) {
    // This error has no cause, because the cause would contain Slack's whole answer.
    return new UpstreamError('slack', `http_${error.statusCode}`, `${what}: Slack answered ${error.statusCode}`);
  }
  if (error instanceof WebAPIRequestError) {
    return new UpstreamError('slack', 'unreachable', `${what}: Slack cannot be reached`, { cause: error.original });
  }
  return error;
}

function refusal(called: Called, { data }: WebAPIPlatformError): Error {
  const messages = data.response_metadata?.messages?.join('; ') ?? '';
  const all = `${messages} ${'errors' in data ? JSON.stringify(data.errors) : ''}`;
  const isFileNotReady = data.error === 'invalid_blocks' && all.includes('invalid slack file');
  const needed = data.error === 'missing_scope' && 'needed' in data ? `needed: ${String(data.needed)}` : '';
  const code = isFileNotReady ? INVALID_SLACK_FILE : data.error;
  return refusalError({ ...called, code, details: clip(needed || messages, 300) });
}
