import type { SlashCommand } from '@slack/bolt';
import { expect, test } from 'vitest';
import { manifestWith } from './support/manifest.ts';
import { startWorld } from './support/world.ts';

interface Said {
  readonly text: string;
  readonly client_msg_id?: string;
  readonly blocks: readonly { readonly type: string; readonly elements: readonly { readonly elements: object[] }[] }[];
}

const ANA = 'U0SANDBOXA1';
const HEARING = manifestWith({ events: ['message.im'] });

/** Returns the message event that the app gets when Ana types a text. */
async function heard(typed: string): Promise<Said> {
  const events: Said[] = [];
  await using world = await startWorld(
    (app) =>
      app.event('message', async ({ event }) => {
        events.push(event as unknown as Said);
      }),
    { manifest: HEARING },
  );
  await world.ana.types(typed);
  await expect.poll(() => events.length).toBe(1);
  return events[0]!;
}

test.for([
  ['the three control characters', 'a < b && c > d', 'a &lt; b &amp;&amp; c &gt; d'],
  ['an address', 'See https://example.com/a?b=1&c=2.', 'See <https://example.com/a?b=1&amp;c=2>.'],
  ['a host without a scheme', 'See example.com/x, please', 'See <http://example.com/x|example.com/x>, please'],
  ['e-mail', 'Write to ana@example.com!', 'Write to <mailto:ana@example.com|ana@example.com>!'],
  ['a typed mention of all', '<!channel> look', '&lt;!channel&gt; look'],
  ['a typed mention of a person', `<@${ANA}> look`, `&lt;@${ANA}&gt; look`],
  ['people, by name and by handle', '@Max and @ana', `<@U0SANDBOXM1> and <@${ANA}>`],
  ['the app', '@MFA Demo, hello', '<@U0SANDBOXB1>, hello'],
  ['a name that goes on', '@Maximilian or a@Max', '@Maximilian or a@Max'],
  ['a user group', '@mfa-admins', '<!subteam^S0SANDBOXA1|@mfa-admins>'],
  ['a mention with @here', '@here', '<!here>'],
  ['channels', '#general, not #generals', '<#C0SANDBOXG1|general>, not #generals'],
  ['marks', '*bold @Max* and _x_', '*bold <@U0SANDBOXM1>* and _x_'],
  ['code', 'Run `a < @Max` now', 'Run `a &lt; @Max` now'],
  ['a code block', 'So:\n```\nif (a < b) https://x.io\n```\nwell', 'So:\n```if (a &lt; b) https://x.io```\nwell'],
  ['a quote', '> he said\n> so\nNo', '&gt; he said\n&gt; so\nNo'],
  ['emoji', ':wave: 10:30:45', ':wave: 10:30:45'],
  ['emoji from a keyboard', '👋🏽 👍 ❤️ ❤ 10 #1 ©', ':wave::skin-tone-4: :+1: :heart: ❤ 10 #1 ©'],
] as const)('typed text is converted to the format of Slack: %s', async ([, typed, text]) => {
  expect((await heard(typed)).text).toBe(text);
});

test('the event about a typed message also has a rich_text block', async () => {
  const said = await heard('Hi *@Max*, see https://example.com :wave:\n> quoted');
  expect(said.client_msg_id).toMatch(/^[0-9a-f-]{36}$/);
  const text = (words: string) => ({ type: 'text', text: words });
  expect(said.blocks).toEqual([
    {
      type: 'rich_text',
      block_id: expect.any(String),
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            text('Hi '),
            { type: 'user', user_id: 'U0SANDBOXM1', style: { bold: true } },
            text(', see '),
            { type: 'link', url: 'https://example.com' },
            text(' '),
            { type: 'emoji', name: 'wave', unicode: '1f44b' },
          ],
        },
        { type: 'rich_text_quote', elements: [text('quoted')] },
      ],
    },
  ]);
});

test.for([
  ['false', 'tell @Max in #general about https://example.com & <x>'],
  ['true', 'tell <@U0SANDBOXM1|max> in <#C0SANDBOXG1|general> about <https://example.com> &amp; &lt;x&gt;'],
] as const)('with should_escape: %s, the app gets the text of a command as %s', async ([isEscaped, text]) => {
  const commands: SlashCommand[] = [];
  const manifest = manifestWith({}).replace('should_escape: false', `should_escape: ${isEscaped}`);
  await using world = await startWorld(
    (app) =>
      app.command('/mfa-demo', async ({ ack, command }) => {
        commands.push(command);
        await ack();
      }),
    { manifest },
  );
  await world.ana.types('/mfa-demo tell @Max in #general about https://example.com & <x>');
  expect(commands.map((command) => command.text)).toEqual([text]);
});
