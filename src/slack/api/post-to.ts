import { UpstreamError } from '../../errors.ts';
import { refusalError } from './refusals/refusal.ts';

/** A POST to a URL that Slack gave, outside the Web API. */
interface Post {
  /** The name of the URL in error messages, because the URL itself is a secret. */
  readonly what: string;
  readonly contentType: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly timeoutMs: number;
}

/**
 * An error code of Slack, such as `expired_url`. Any other body is left out of errors, because it may contain anything.
 */
const SLACKS_WORD = /^[a-z]+(?:_[a-z]+)+$/;

/**
 * Posts to a URL that Slack gave.
 * @throws ConfigError (FinalRefusal) when Slack answers with a final error code; UpstreamError when there is no answer
 * in time, or any other answer without a 2xx status
 */
export async function postTo(url: string, { what, contentType, body, timeoutMs }: Post): Promise<void> {
  const headers = { 'content-type': contentType };
  const signal = AbortSignal.timeout(timeoutMs);
  const send = () => fetch(url, { method: 'POST', headers, body, signal });
  // Post once more if a kept-alive connection was closed, for example while this process was suspended.
  const sendAgain = (error: unknown) => (wasClosed(error) ? send() : Promise.reject(error));
  const answer = await send()
    .catch(sendAgain)
    .catch((cause: unknown) => {
      throw new UpstreamError('slack', 'unreachable', `${what} did not answer`, { cause });
    });
  // An unread body would keep the connection busy.
  const word = (await answer.text().catch(() => '')).trim();
  if (answer.ok) return;
  if (answer.status < 500 && SLACKS_WORD.test(word)) throw refusalError({ method: what, code: word });
  throw new UpstreamError('slack', `http_${answer.status}`, `${what} answered ${answer.status}`);
}

const CLOSED = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

function wasClosed(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && CLOSED.has(String(cause.code));
}
