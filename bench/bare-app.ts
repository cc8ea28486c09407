import { App, LogLevel } from '@slack/bolt';
import { loadConfig } from '../src/config.ts';

/** The least that acknowledges: Bolt as its guide wires it, one command, nothing but `ack()`. */
const { botToken, transport, apiUrl } = loadConfig().slack;
if (transport.kind !== 'socket') throw new Error('The bench drives Socket Mode only.');
const app = new App({
  token: botToken,
  appToken: transport.appToken,
  socketMode: true,
  logLevel: LogLevel.ERROR,
  ...(apiUrl && { clientOptions: { slackApiUrl: apiUrl } }),
});
app.command('/mfa-demo', async ({ ack }) => {
  await ack();
});
await app.start();
