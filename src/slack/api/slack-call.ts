import { setTimeout as sleep } from 'node:timers/promises';
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { UpstreamError } from '../../errors.ts';
import { clip } from '../messages/limits.ts';
import { INVALID_SLACK_FILE, refusalError } from './refusals/refusal.ts';

/**
 * Runs one Web API call; `what` names it in messages.
 * @throws UpstreamError when Slack failed or may take the call later, ConfigError (FinalRefusal) when it never will.
 */
export async function callSlack<T>(what: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw translated(what, error);
  }
}

/** Somebody waits for us: what takes Slack longer than this is not worth waiting for. */
const LONGEST_WAIT_SECONDS = 10;

/** Tries once more when Slack says how long to wait first. */
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

function translated(what: string, error: unknown): unknown {
  if (error instanceof WebAPIPlatformError) return refusal(what, error);
  if (error instanceof WebAPIRateLimitedError) {
    const options = { cause: error, retryAfterSeconds: error.retryAfter };
    return new UpstreamError('slack', 'ratelimited', `${what}: Slack asks to wait`, options);
  }
  if (error instanceof WebAPIHTTPError) {
    // The cause is left out: it holds Slack's answer whole.
    return new UpstreamError('slack', `http_${error.statusCode}`, `${what}: Slack answered ${error.statusCode}`);
  }
  if (error instanceof WebAPIRequestError) {
    return new UpstreamError('slack', 'unreachable', `${what}: Slack cannot be reached`, { cause: error.original });
  }
  return error;
}

function refusal(what: string, { data }: WebAPIPlatformError): Error {
  const messages = data.response_metadata?.messages?.join('; ') ?? '';
  const all = `${messages} ${'errors' in data ? JSON.stringify(data.errors) : ''}`;
  const isFileNotReady = data.error === 'invalid_blocks' && all.includes('invalid slack file');
  const needed = data.error === 'missing_scope' && 'needed' in data ? `needed: ${String(data.needed)}` : '';
  const code = isFileNotReady ? INVALID_SLACK_FILE : data.error;
  return refusalError({ method: what, code, details: clip(needed || messages, 300) });
}
