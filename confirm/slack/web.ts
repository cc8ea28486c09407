import { type FetchFunction, type Logger, LogLevel, WebAPIPlatformError, WebClient } from '@slack/web-api';
import type { Answer } from '../run/answer.ts';

const TIMEOUT_MS = 15_000;

const ignore = () => undefined;
/** The client must not log a refusal: the check reports it. */
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
  /** The id that Slack gave the last request. */
  lastRequestId(): string | undefined;
}

/** A client for one token, which waits when Slack says so. `apiUrl` ends with a slash. */
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

/** Calls a method; a refusal is an answer. @throws every other error, such as one of the network */
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

/** @throws Error with what Slack says when it refuses */
export function allowed<T>(method: string, answer: Answer<T>): T {
  if (answer.isRefused) throw new Error(`${method}: ${answer.code} ${answer.message}`.trim());
  return answer.value;
}
