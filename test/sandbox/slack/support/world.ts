import { readFileSync } from 'node:fs';
import { App, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { readWorkspace } from '../../../../sandbox/slack/person/client.ts';
import { type EmbeddedSlack, type EmbeddedSlackOptions, startEmbeddedSlack } from '../../../../sandbox/slack/start.ts';
import { surviveReconnects } from '../../../../src/slack/bolt/socket-transport.ts';
import { type Player, play } from './player.ts';

/** The manifest of this project's bot, without a home tab and without events. */
export const MANIFEST = readFileSync('manifest.yml', 'utf8')
  .replace('home_tab_enabled: true', 'home_tab_enabled: false')
  .replace(/ {2}event_subscriptions:\n(?: {4,}.*\n)+/, '');

/** A logger that prints nothing: many tests are about refusals, and Bolt would print each. */
export const SILENT: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

/** An embedded Slack, a real Bolt app that is connected to it, and the people of the workspace. */
export interface World extends AsyncDisposable {
  readonly slack: EmbeddedSlack;
  readonly app: App;
  readonly ana: Player;
  readonly max: Player;
  readonly gus: Player;
  readonly yuki: Player;
}

/** Starts an embedded Slack and an app. `prepare` registers the app's listeners before it connects. */
export async function startWorld(
  prepare: (app: App) => void = () => {},
  { pingTimeoutMs, ...options }: Partial<EmbeddedSlackOptions> & { pingTimeoutMs?: number } = {},
): Promise<World> {
  const slack = await startEmbeddedSlack({
    manifest: MANIFEST,
    fileProcessingMs: 0,
    ackLimitMs: 15_000,
    triggerLifeMs: 15_000,
    ...options,
  });
  const { app, receiver } = newApp(slack, pingTimeoutMs);
  prepare(app);
  await app.init();
  await app.start();
  const { personas } = await readWorkspace(slack.url);
  const named = (name: string) => play(slack.url, personas.find((persona) => persona.name === name)!.userId);
  return {
    slack,
    app,
    ana: named('Ana'),
    max: named('Max'),
    gus: named('Gus'),
    yuki: named('Yuki'),
    async [Symbol.asyncDispose]() {
      await receiver.client.disconnect();
      await slack.close();
    },
  };
}

/**
 * Creates a Bolt app in the same way as the bot: it passes a receiver, so that the retry settings of the receiver do
 * not change the client of the app.
 * @param pingTimeoutMs after how many milliseconds without a pong the app disconnects, and how long it waits before it
 * connects again. If this process is suspended for longer, the app disconnects and misses events.
 */
export function newApp(slack: EmbeddedSlack, pingTimeoutMs = 15_000): { app: App; receiver: SocketModeReceiver } {
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logger: SILENT,
    clientPingTimeout: pingTimeoutMs,
    installerOptions: { clientOptions: { ...clientOptions } },
  });
  surviveReconnects(receiver, SILENT);
  const app = new App({
    token: slack.botToken,
    receiver,
    clientOptions: { ...clientOptions, timeout: 5000, retryConfig: { retries: 0 } },
    deferInitialization: true,
    logger: SILENT,
  });
  return { app, receiver };
}
