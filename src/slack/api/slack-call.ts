import { setTimeout as sleep } from 'node:timers/promises';
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { ConfigError, UpstreamError } from '../../errors.ts';
import { clip } from '../messages/limits.ts';

/** Only the operator can put these right; https://docs.slack.dev/reference/methods/auth.test#errors. */
const OPERATOR_CODES = new Set([
  'not_authed',
  'invalid_auth',
  'missing_scope',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
]);

/** Slack may not have finished processing an upload; see slack_file in the image block's reference. */
export const INVALID_SLACK_FILE = 'invalid_slack_file';

/**
 * Runs one Web API call; `what` names it in messages.
 * @throws UpstreamError when Slack failed or refused, ConfigError when token or scopes are wrong.
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

/** Whether Slack refused with one of these codes. */
export function isRefusedWith(error: unknown, ...codes: string[]): boolean {
  return error instanceof UpstreamError && error.service === 'slack' && codes.includes(error.code);
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
  const details = data.response_metadata?.messages?.join('; ') ?? '';
  if (OPERATOR_CODES.has(data.error)) {
    const needed = 'needed' in data ? ` (needed: ${String(data.needed)})` : '';
    return new ConfigError(`Slack refused ${what} with ${data.error}${needed}. Check the bot's tokens and scopes.`);
  }
  const all = `${details} ${'errors' in data ? JSON.stringify(data.errors) : ''}`;
  const isFileNotReady = data.error === 'invalid_blocks' && all.includes('invalid slack file');
  const code = isFileNotReady ? INVALID_SLACK_FILE : data.error;
  return new UpstreamError('slack', code, clip(`${what}: ${data.error} ${details}`.trim(), 300));
}
