import type { Delivery, Envelope } from '../interactivity/deliver.ts';
import type { OnAck } from '../socket-mode/pending-acks.ts';
import { newHex } from '../state/ids.ts';
import type { SlackState } from '../state/state.ts';
import { readHttpAnswer } from './http-answer.ts';
import type { RequestUrls } from './request-urls.ts';
import { signatureHeaders } from './sign-request.ts';

const FORM = 'application/x-www-form-urlencoded';
/**
 * Closes the connection after each request. An open connection would delay the end of the app, and after a restart of
 * the app the first request over this connection would fail.
 */
const COMMON_HEADERS = { 'user-agent': 'Slackbot 1.0 (embedded Slack)', connection: 'close' };
const FAILED: Delivery = { kind: 'failed', word: 'dispatch_failed' };

interface Post {
  readonly url: string | undefined;
  readonly contentType: string;
  readonly body: string;
}

/** Sends signed requests to the app's server (docs.slack.dev/apis/events-api/using-http-request-urls). */
export class HttpDelivery {
  readonly #state: SlackState;
  readonly #urls: RequestUrls;
  readonly #onAck: OnAck | undefined;
  readonly #closing = new AbortController();
  #isVerified = false;

  constructor(state: SlackState, urls: RequestUrls, onAck?: OnAck) {
    this.#state = state;
    this.#urls = urls;
    this.#onAck = onAck;
  }

  /** Sends a payload. Events are sent only to an address that has answered the challenge of `url_verification`. */
  async deliver(envelope: Envelope): Promise<Delivery> {
    if (envelope.type === 'events_api' && !(await this.verify())) return FAILED;
    const sentAt = performance.now();
    const answer = await this.#post(postOf(envelope, this.#urls), retryHeaders(envelope));
    if (!('status' in answer)) return answer;
    if (answer.ok && !envelope.isEcho) this.#onAck?.(performance.now() - sentAt, envelope.type);
    return readHttpAnswer(envelope, answer);
  }

  /** Sends Slack's first requests: the challenge if the app subscribes to events, `ssl_check` for the first command. */
  async greet(): Promise<void> {
    const { botEvents, commands } = this.#state.manifest;
    await Promise.all([
      botEvents.length > 0 && this.verify(),
      ...commands.slice(0, 1).map(({ command }) => this.#checkSsl(command)),
    ]);
  }

  /**
   * Sends the challenge, unless the app has already answered one or has no address for events.
   * @returns whether the address is verified
   */
  async verify(): Promise<boolean> {
    if (this.#isVerified || !this.#urls.events) return this.#isVerified;
    const challenge = newHex(16);
    const question = { type: 'url_verification', token: this.#state.secrets.verificationToken, challenge };
    const post = { url: this.#urls.events, contentType: 'application/json', body: JSON.stringify(question) };
    return this.#noted('url_verification', post.url, async () => {
      const answer = await this.#post(post);
      const text = 'status' in answer && answer.ok ? await answer.text().catch(() => '') : '';
      this.#isVerified ||= text.includes(challenge);
      return this.#isVerified;
    });
  }

  /** Sends the request with which Slack checks the certificate of a command's address. */
  async #checkSsl(command: string): Promise<boolean> {
    const body = new URLSearchParams({ ssl_check: '1', token: this.#state.secrets.verificationToken }).toString();
    const url = this.#urls.commandUrl(command);
    return this.#noted('ssl_check', url, async () => {
      const answer = await this.#post({ url, contentType: FORM, body });
      return 'status' in answer && answer.ok;
    });
  }

  get url(): string {
    return this.#urls.interactivity ?? this.#urls.events ?? '';
  }

  get isVerified(): boolean {
    return this.#isVerified;
  }

  close(): void {
    this.#closing.abort();
  }

  async #noted(kind: string, url: string | undefined, ask: () => Promise<boolean>): Promise<boolean> {
    const settle = this.#state.traffic.open({
      direction: 'to-app',
      kind,
      payload: { url },
      summarize: () => url ?? 'the manifest has no address for it',
    });
    const isAnswered = await ask();
    settle({ status: isAnswered ? 'answered' : 'failed' });
    return isAnswered;
  }

  /**
   * Sends one request. Callers recognize a `Response` by its `status`: @hono/node-server replaces the global
   * `Response`, so `instanceof Response` may be false for an answer of `fetch`.
   */
  async #post({ url, contentType, body }: Post, more: Record<string, string> = {}): Promise<Response | Delivery> {
    if (url === undefined) return FAILED;
    const timeUp = AbortSignal.timeout(this.#state.switches.ackLimitMs);
    const signed = signatureHeaders(this.#state.secrets.signingSecret, this.#state.now(), body);
    const headers = { 'content-type': contentType, ...COMMON_HEADERS, ...signed, ...more };
    const signal = AbortSignal.any([timeUp, this.#closing.signal]);
    try {
      return await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    } catch {
      return timeUp.aborted ? { kind: 'timeout' } : FAILED;
    }
  }
}

function postOf({ type, payload }: Envelope, urls: RequestUrls): Post {
  if (type === 'events_api') {
    return { url: urls.events, contentType: 'application/json', body: JSON.stringify(payload) };
  }
  if (type === 'slash_commands') {
    const fields = payload as Record<string, string>;
    const body = new URLSearchParams(fields).toString();
    return { url: urls.commandUrl(fields.command ?? ''), contentType: FORM, body };
  }
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const asksForOptions = (payload as { readonly type?: unknown }).type === 'block_suggestion';
  return { url: asksForOptions ? urls.options : urls.interactivity, contentType: FORM, body };
}

function retryHeaders({ retry }: Envelope): Record<string, string> {
  return retry ? { 'x-slack-retry-num': `${retry.attempt}`, 'x-slack-retry-reason': retry.reason } : {};
}
