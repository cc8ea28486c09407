import { App, LogLevel } from '@slack/bolt';
import { loadConfig } from '../../src/config.ts';

/** The smallest app that acknowledges: Bolt as its guide shows it, with one command that only calls `ack()`. */
const { botToken, transport, apiUrl } = loadConfig().slack;
const isSocket = transport.kind === 'socket';
const app = new App({
  token: botToken,
  logLevel: LogLevel.ERROR,
  ...(isSocket ? { appToken: transport.appToken, socketMode: true } : { signingSecret: transport.signingSecret }),
  ...(apiUrl && { clientOptions: { slackApiUrl: apiUrl } }),
});
app.command('/mfa-demo', async ({ ack }) => {
  await ack();
});
await (isSocket ? app.start() : app.start(transport.port));
