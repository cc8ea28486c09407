import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver } from '@slack/bolt';
import { expect } from 'vitest';
import { type EmbeddedSlack, type EmbeddedSlackOptions, startEmbeddedSlack } from '../../../../sandbox/slack/start.ts';
import { type Player, play } from './player.ts';
import { MANIFEST, SILENT } from './world.ts';

/** An embedded Slack and the HTTP server of its app. The server has answered Slack's checks at the start with 503. */
export interface HttpWorld extends AsyncDisposable {
  readonly slack: EmbeddedSlack;
  readonly url: string;
  /** Sets the listener for requests. Before the first call, every answer is 503. */
  answerWith(listener: RequestListener): void;
  readonly ana: Player;
}

export async function startHttpWorld(options: Partial<EmbeddedSlackOptions> = {}): Promise<HttpWorld> {
  let greetings = 0;
  let listener: RequestListener = (_request, response) => {
    response.writeHead(503).end();
    greetings += 1;
  };
  const server = createServer((request, response) => listener(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  const slack = await startEmbeddedSlack({
    manifest: MANIFEST,
    requestUrl: url,
    fileProcessingMs: 0,
    ackLimitMs: 15_000,
    triggerLifeMs: 15_000,
    ...options,
  });
  const isHearingEvents = options.manifest?.includes('bot_events') === true;
  await expect.poll(() => greetings).toBe(isHearingEvents ? 2 : 1);
  return {
    slack,
    url,
    answerWith: (next) => {
      listener = next;
    },
    ana: play(slack.url, slack.workspace.personas[0]!.userId),
    async [Symbol.asyncDispose]() {
      await slack.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Answers the requests with a real Bolt app and its HTTP receiver. `prepare` registers the app's listeners. */
export async function withBolt(world: HttpWorld, prepare: (app: App) => void): Promise<void> {
  const receiver = new HTTPReceiver({ signingSecret: world.slack.signingSecret, logger: SILENT });
  const app = new App({
    token: world.slack.botToken,
    receiver,
    clientOptions: { slackApiUrl: world.slack.apiUrl, timeout: 5000, retryConfig: { retries: 0 } },
    deferInitialization: true,
    logger: SILENT,
  });
  prepare(app);
  await app.init();
  world.answerWith(receiver.requestListener);
}

export interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly path: string;
  readonly body: string;
}

/** Answers the requests with `answer`, without Bolt. Returns a list to which each request is added. */
export function listening(world: HttpWorld, answer: (heard: Heard) => Answer): Heard[] {
  const all: Heard[] = [];
  world.answerWith((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const heard = { headers: request.headers, path: request.url ?? '', body };
      all.push(heard);
      const { status = 200, type = 'text/plain', text = '', headers = {} } = answer(heard);
      response.writeHead(status, { 'content-type': type, ...headers }).end(text);
    });
  });
  return all;
}

export interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly text?: string;
  readonly headers?: Record<string, string>;
}
