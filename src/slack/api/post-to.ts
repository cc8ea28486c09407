import { UpstreamError } from '../../errors.ts';
import { refusalError } from './refusals/refusal.ts';

/** One POST to an address that Slack has given, apart from the Web API. */
interface Post {
  /** Names the address in messages, since the address itself is a secret. */
  readonly what: string;
  readonly contentType: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly timeoutMs: number;
}

/** Such as `expired_url`; everything else may hold anything. */
const SLACKS_WORD = /^[a-z]+(?:_[a-z]+)+$/;

/** @throws UpstreamError when it is not answered in time, or with another status than 2xx; ConfigError (FinalRefusal) when Slack says why, for good */
export async function postTo(url: string, { what, contentType, body, timeoutMs }: Post): Promise<void> {
  const headers = { 'content-type': contentType };
  const signal = AbortSignal.timeout(timeoutMs);
  const send = () => fetch(url, { method: 'POST', headers, body, signal });
  // A connection that was kept from the post before may have been closed by now, for example while this process stood still.
  const sendAgain = (error: unknown) => (wasClosed(error) ? send() : Promise.reject(error));
  const answer = await send()
    .catch(sendAgain)
    .catch((cause: unknown) => {
      throw new UpstreamError('slack', 'unreachable', `${what} did not answer`, { cause });
    });
  // A body that nobody reads keeps the connection busy.
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
