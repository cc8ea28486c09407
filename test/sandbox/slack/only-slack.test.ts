import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, SocketModeReceiver } from '@slack/bolt';
import { expect, onTestFinished, test } from 'vitest';
import { startOnlySlack } from '../../../sandbox/cli/only-slack.ts';
import { readWorkspace } from '../../../sandbox/slack/person/client.ts';
import { play } from './support/player.ts';
import { SILENT } from './support/world.ts';

const SOMEBODY_ELSES = {
  display_information: { name: 'Lunch' },
  features: {
    bot_user: { display_name: 'Lunch' },
    slash_commands: [{ command: '/lunch', description: 'Where to eat' }],
  },
  oauth_config: { scopes: { bot: ['commands', 'chat:write'] } },
  settings: { interactivity: { is_enabled: true }, socket_mode_enabled: true },
};

async function manifestFile(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'only-slack-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'manifest.json');
  await writeFile(file, text);
  return file;
}

test('an app of somebody else needs four settings, and its people are played on a page', async () => {
  const running = await startOnlySlack({ manifest: await manifestFile(JSON.stringify(SOMEBODY_ELSES)), port: 0 });
  const { env } = running;
  expect(Object.keys(env)).toEqual(['SLACK_API_URL', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET']);
  const clientOptions = { slackApiUrl: env.SLACK_API_URL! };
  const installerOptions = { clientOptions: { ...clientOptions } };
  const receiver = new SocketModeReceiver({ appToken: env.SLACK_APP_TOKEN!, logger: SILENT, installerOptions });
  const app = new App({ token: env.SLACK_BOT_TOKEN!, receiver, clientOptions, logger: SILENT });
  app.command('/lunch', ({ ack, command }) => ack(`${command.text}? Noodles.`));
  await app.start();
  const pageUrl = running.words.match(/Open (http:\S+) /)?.[1] ?? '';
  expect(await (await fetch(pageUrl)).text()).toContain('<title>');
  const { personas, commands } = await readWorkspace(pageUrl);
  expect(commands).toEqual([{ command: '/lunch', description: 'Where to eat', usageHint: '' }]);
  const ana = play(pageUrl, personas[0]!.userId);
  await ana.types('/lunch Friday', 'general');
  expect(await ana.texts('general')).toEqual(['Friday? Noodles.']);
  await receiver.client.disconnect();
  await running.stop();
});

test.for([
  ['a file that is not there', undefined, 'Cannot read the manifest /nowhere/manifest.yml (ENOENT).'],
  ['a file that is no manifest', '{"features": {}}', 'Not a Slack app manifest'],
  ['a file that is nothing', '', 'Not a Slack app manifest'],
  ['broken YAML', '{"features": ', 'Not a Slack app manifest'],
] as const)('%s is refused with a reason', async ([, text, reason]) => {
  const manifest = text === undefined ? '/nowhere/manifest.yml' : await manifestFile(text);
  await expect(startOnlySlack({ manifest, port: 0 })).rejects.toThrow(reason);
});
