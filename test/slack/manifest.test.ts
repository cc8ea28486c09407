import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { BOT_SCOPES, OPTIONAL_SCOPES } from '../../src/doctor/slack-scopes.ts';
import { COMMAND } from '../../src/slack/ids.ts';
import { COMMANDS } from '../../src/slack/listeners/commands/register.ts';
import { textOf } from '../../src/slack/text/catalog.ts';

const manifest = parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'));
const [slashCommand, ...others] = manifest.features.slash_commands;

test('the manifest has our one command, and its hint names exactly the known words', () => {
  expect(others).toEqual([]);
  expect(slashCommand.command).toBe(COMMAND);
  expect(slashCommand.usage_hint.split(' | ')).toEqual(COMMANDS.map(({ names }) => names[0]));
});

test('the manifest asks for the scopes that the bot needs and for those that may be declined, and for no others', () => {
  expect(manifest.oauth_config.scopes).toEqual({
    bot: [...BOT_SCOPES, ...OPTIONAL_SCOPES],
    bot_optional: [...OPTIONAL_SCOPES],
  });
});

test('the manifest subscribes to the two events that the bot listens for, has a Home tab, and lets people write in the Messages tab', () => {
  expect(manifest.settings.event_subscriptions).toEqual({ bot_events: ['app_home_opened', 'message.im'] });
  expect(manifest.features.app_home).toMatchObject({ home_tab_enabled: true, messages_tab_read_only_enabled: false });
});

test('help has a line for every word, in both languages', () => {
  for (const locale of ['en', 'ja'] as const) {
    const { list, cleanup, check, workshop, help } = textOf(locale).commands.help;
    const words = [...list, cleanup, check, workshop, help].map((line) => line.match(/^`\/mfa-demo (\w+)/)?.[1]);
    expect(words).toEqual(COMMANDS.map(({ names }) => names[0]));
  }
});
