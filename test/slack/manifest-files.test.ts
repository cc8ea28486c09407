import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readManifest } from '../../sandbox/slack/manifest/manifest.ts';
import { manifestSchema } from './manifest-schema.ts';

const FILES = ['manifest.yml', 'manifest-http.yml'];
const REQUEST_URL = 'https://YOUR-HOST/slack/events';

const textOf = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const manifestOf = (name: string) => parse(textOf(name));

test.each(FILES)("%s keeps to Slack's published schema", (name) => {
  const manifest = manifestOf(name);
  expect(manifestSchema.parse(manifest)).toEqual(manifest);
});

/** The name of a mistake, the place in the manifest that the schema names, and a function that makes the mistake. */
const MISTAKES: [string, string, (manifest: ReturnType<typeof manifestOf>) => void][] = [
  ['no name', 'display_information.name', (it) => delete it.display_information.name],
  ['a name of 36 letters', 'display_information.name', (it) => (it.display_information.name = 'n'.repeat(36))],
  [
    'a short long description',
    'display_information.long_description',
    (it) => (it.display_information.long_description = 'short'),
  ],
  [
    'a colour without #',
    'display_information.background_color',
    (it) => (it.display_information.background_color = '1f2a44'),
  ],
  ['no command at all', 'features.slash_commands', (it) => (it.features.slash_commands = [])],
  [
    'a command without a slash',
    'features.slash_commands.0.command',
    (it) => (it.features.slash_commands[0].command = 'mfa-demo'),
  ],
  [
    'a command without a description',
    'features.slash_commands.0.description',
    (it) => delete it.features.slash_commands[0].description,
  ],
  ['a mistyped key', 'features.bot_user', (it) => (it.features.bot_user.name = 'MFA Demo')],
  ['scopes as one text', 'oauth_config.scopes.bot', (it) => (it.oauth_config.scopes.bot = 'commands,chat:write')],
  [
    'an address without http:// or https://',
    'settings.interactivity.request_url',
    (it) => (it.settings.interactivity.request_url = 'YOUR-HOST'),
  ],
  [
    'interactivity that is neither on nor off',
    'settings.interactivity.is_enabled',
    (it) => delete it.settings.interactivity.is_enabled,
  ],
  ['a boolean as a text', 'settings.socket_mode_enabled', (it) => (it.settings.socket_mode_enabled = 'yes')],
  [
    'the same event twice',
    'settings.event_subscriptions.bot_events',
    (it) => (it.settings.event_subscriptions = { bot_events: ['a', 'a'] }),
  ],
  [
    'a version of the manifest that we do not know',
    '_metadata.major_version',
    (it) => (it._metadata.major_version = 1),
  ],
];

test.each(MISTAKES)('%s is refused', (_what, place, change) => {
  const manifest = manifestOf('manifest.yml');
  change(manifest);
  expect(manifestSchema.safeParse(manifest).error?.issues.map(({ path }) => path.join('.'))).toEqual([place]);
});

test('manifest-http.yml is equal to manifest.yml, except that it has request URLs and no Socket Mode', () => {
  const expected = manifestOf('manifest.yml');
  for (const command of expected.features.slash_commands) command.url = REQUEST_URL;
  expected.settings.interactivity.request_url = REQUEST_URL;
  expected.settings.event_subscriptions.request_url = REQUEST_URL;
  expected.settings.socket_mode_enabled = false;
  expect(manifestOf('manifest-http.yml')).toEqual(expected);
});

test('the embedded Slack reads both manifests: Socket Mode from manifest.yml, and from manifest-http.yml the URL for commands and interactions', () => {
  expect(readManifest(textOf('manifest.yml'))).toMatchObject({ isSocketMode: true, interactivityUrl: undefined });
  const overHttp = readManifest(textOf('manifest-http.yml'));
  expect(overHttp).toMatchObject({ isSocketMode: false, interactivityUrl: REQUEST_URL });
  expect(overHttp.commands.map(({ url }) => url)).toEqual([REQUEST_URL]);
});
