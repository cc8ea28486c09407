import { type FetchFunction, type Logger, LogLevel, WebAPIPlatformError, WebClient } from '@slack/web-api';
import type { Answer } from '../run/answer.ts';

const TIMEOUT_MS = 15_000;

const ignore = () => undefined;
/** The client must not log refusals: the check reports them. */
const SILENT: Logger = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  setLevel: ignore,
  getLevel: () => LogLevel.ERROR,
  setName: ignore,
};

export interface Web {
  readonly client: WebClient;
  /** Returns the id that Slack gave the last request. */
  lastRequestId(): string | undefined;
}

/**
 * Creates a client for one token, which waits when Slack limits the rate.
 * @param slackApiUrl ends with a slash
 */
export function createWeb(token: string, slackApiUrl: string): Web {
  let lastRequestId: string | undefined;
  const noted: FetchFunction = async (url, init) => {
    const response = await fetch(url, init as RequestInit);
    lastRequestId = response.headers.get('x-slack-req-id') ?? undefined;
    return response;
  };
  const options = { slackApiUrl, fetch: noted, timeout: TIMEOUT_MS, logger: SILENT };
  const client = new WebClient(token, { ...options, retryConfig: { retries: 3 } });
  return { client, lastRequestId: () => lastRequestId };
}

/**
 * Calls a method. A refusal is returned as an answer, not thrown.
 * @throws every other error, for example a network error
 */
export async function callWeb<T>(web: Web, method: string, given: object): Promise<Answer<T>> {
  try {
    const value = await web.client.apiCall(method, { ...given });
    return { isRefused: false, value: value as T, requestId: web.lastRequestId() };
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    const message = (error.data.response_metadata?.messages ?? []).join(' ').replaceAll('[ERROR] ', '');
    return { isRefused: true, code: error.data.error, message, requestId: web.lastRequestId() };
  }
}

/**
 * Returns the value of an answer.
 * @throws Error with Slack's reason when the call was refused
 */
export function allowed<T>(method: string, answer: Answer<T>): T {
  if (answer.isRefused) throw new Error(`${method}: ${answer.code} ${answer.message}`.trim());
  return answer.value;
}
