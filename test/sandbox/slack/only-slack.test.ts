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

test('an app of another project connects with the printed settings, and a person uses it through the address of the page', async () => {
  const running = await startOnlySlack({ manifest: await manifestFile(JSON.stringify(SOMEBODY_ELSES)), port: 0 });
  const { env } = running;
  const needed = ['SLACK_API_URL', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'];
  const more = ['SLACK_VERIFICATION_TOKEN', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'];
  expect(Object.keys(env)).toEqual([...needed, ...more]);
  expect(running.words).not.toContain('do nothing here');
  const clientOptions = { slackApiUrl: env.SLACK_API_URL! };
  const installerOptions = { clientOptions: { ...clientOptions } };
  const receiver = new SocketModeReceiver({ appToken: env.SLACK_APP_TOKEN!, logger: SILENT, installerOptions });
  const app = new App({ token: env.SLACK_BOT_TOKEN!, receiver, clientOptions, logger: SILENT });
  const tokens: unknown[] = [];
  app.command('/lunch', ({ ack, command }) => {
    tokens.push(command.token);
    return ack(`${command.text}? Noodles.`);
  });
  await app.start();
  const pageUrl = running.words.match(/Open (http:\S+) /)?.[1] ?? '';
  expect(await (await fetch(pageUrl)).text()).toContain('<title>');
  const { personas, commands } = await readWorkspace(pageUrl);
  expect(commands).toEqual([{ command: '/lunch', description: 'Where to eat', usageHint: '' }]);
  const ana = play(pageUrl, personas[0]!.userId);
  await ana.types('/lunch Friday', 'general');
  expect(await ana.texts('general')).toEqual(['Friday? Noodles.']);
  expect(tokens).toEqual([env.SLACK_VERIFICATION_TOKEN]);
  await receiver.client.disconnect();
  await running.stop();
});

test('the first line of the output names the parts of the manifest that have no effect', async () => {
  const { settings } = SOMEBODY_ELSES;
  const manifest = {
    ...SOMEBODY_ELSES,
    features: { ...SOMEBODY_ELSES.features, assistant_view: { assistant_description: 'Ask me' }, unfurl_domains: [] },
    oauth_config: { redirect_urls: ['https://example.com'], scopes: { bot: ['commands'], user: ['search:read'] } },
    functions: { greet: { title: 'Greet' } },
    settings: {
      ...settings,
      org_deploy_enabled: false,
      token_rotation_enabled: true,
      event_subscriptions: { bot_events: ['app_mention', 'link_shared'], user_events: ['message.im'] },
    },
  };
  const running = await startOnlySlack({ manifest: await manifestFile(JSON.stringify(manifest)), port: 0 });
  const parts = [
    'features.assistant_view',
    'oauth_config.redirect_urls',
    'oauth_config.scopes.user',
    'settings.token_rotation_enabled',
    'settings.event_subscriptions.user_events',
    'functions',
    'the event link_shared',
  ];
  const [line = ''] = running.words.split('\n');
  const named = /^These parts of the manifest do nothing here: (.*)\.$/.exec(line)?.[1]?.split(', ');
  expect(named?.toSorted()).toEqual(parts.toSorted());
  await running.stop();
});

test.for([
  ['a file that is not there', undefined, 'Cannot read the manifest /nowhere/manifest.yml (ENOENT).'],
  ['a file that is not a manifest', '{"features": {}}', 'Not a Slack app manifest'],
  ['an empty file', '', 'Not a Slack app manifest'],
  ['broken YAML', '{"features": ', 'Not a Slack app manifest'],
] as const)('%s is refused with a reason', async ([, text, reason]) => {
  const manifest = text === undefined ? '/nowhere/manifest.yml' : await manifestFile(text);
  await expect(startOnlySlack({ manifest, port: 0 })).rejects.toThrow(reason);
});
