import { describe, expect, test } from 'vitest';
import { types } from '../../e2e/open-page.ts';
import { hasFocus } from '../../support/browser.ts';
import { findChromium } from '../../support/chromium.ts';
import { mentionBot, registerMentionBot } from './mention-bot.ts';
import { openApp } from './open-app.ts';
import { pollBot, registerPollBot } from './poll-bot.ts';
import { registerTicketApp, type TicketsHeard, ticketApp } from './ticket-app.ts';

describe.skipIf(!findChromium())('small apps of others, played on the page', () => {
  test('a mention is answered in a thread, and the app reads the thread', async () => {
    const texts: string[] = [];
    await using it = await openApp(mentionBot, (app) => registerMentionBot(app, texts));
    const { tab, messages } = it;
    const composer = tab.getByTestId('composer');
    await composer.pressSequentially('@mf');
    await tab.getByRole('option', { name: '@MFA Demo' }).waitFor();
    await composer.press('Enter');
    await composer.pressSequentially('hello');
    await composer.press('Enter');
    await tab.getByRole('button', { name: '1 reply' }).click();
    const thread = tab.getByTestId('thread');
    await thread.getByText('Hello @Ana.').waitFor();
    const reply = thread.getByTestId('reply');
    await hasFocus(reply);
    await reply.fill('@MFA Demo how many?');
    await reply.press('Enter');
    await thread.getByText('2 replies so far, the last one of @Ana.').waitFor();
    await messages.getByRole('button', { name: '3 replies' }).waitFor();
    expect(await messages.count()).toBe(1);
    const mention = expect.stringMatching(/^<@U\w+> (?:hello|how many\?)$/);
    expect(texts).toEqual([mention, mention]);
    expect(it.complaints).toEqual([]);
  });

  test('votes are reactions, and the app counts them in its message', async () => {
    const heard: Parameters<typeof registerPollBot>[1] = [];
    await using it = await openApp(pollBot, (app) => registerPollBot(app, heard));
    const { tab, messages } = it;
    await types(tab, '/poll Soup today?');
    await messages.getByText('Soup today? No votes.').waitFor();
    await messages.getByRole('button', { name: 'MFA Demo reacted with :+1:' }).click();
    await messages.getByText('Soup today? Votes: 1.').waitFor();
    await messages.getByRole('button', { name: 'MFA Demo, Ana reacted with :+1:' }).waitFor();
    await messages.getByRole('button', { name: 'Add reaction' }).press('Enter');
    await tab.getByRole('dialog', { name: 'Add reaction' }).getByRole('button', { name: 'tada' }).click();
    await messages.getByText('Soup today? Votes: 2.').waitFor();
    await messages.getByRole('button', { name: 'MFA Demo, Ana reacted with :+1:' }).click();
    await messages.getByText('Soup today? Votes: 1.').waitFor();
    await messages.getByRole('button', { name: 'Ana reacted with :tada:' }).waitFor();
    const user = it.userIdOf('Ana');
    expect(heard).toMatchObject([
      { type: 'reaction_added', user, reaction: '+1' },
      { type: 'reaction_added', user, reaction: 'tada' },
      { type: 'reaction_removed', user, reaction: '+1' },
    ]);
    expect(it.complaints).toEqual([]);
  });

  test('a ticket is for a service that the app looks up, and its data come back as an event', async () => {
    const heard: TicketsHeard = { asked: [], posted: [] };
    await using it = await openApp(ticketApp, (app) => registerTicketApp(app, heard));
    const { tab, messages } = it;
    await types(tab, '/ticket');
    const modal = tab.getByRole('dialog', { name: 'New ticket' });
    const service = modal.getByRole('combobox', { name: 'Service' });
    await service.click();
    await service.pressSequentially('pay');
    await tab.getByRole('option', { name: 'payroll' }).click();
    expect(await service.inputValue()).toBe('payroll');
    await modal.getByRole('textbox', { name: 'Problem' }).fill('No money');
    await modal.getByRole('button', { name: 'Send' }).click();
    await modal.waitFor({ state: 'detached' });
    await messages.getByText('Ticket for payroll: No money').waitFor();
    await expect.poll(() => heard.posted.length).toBe(1);
    expect(heard.posted[0]?.metadata).toEqual({ event_type: 'ticket_opened', event_payload: { service: 'payroll' } });
    expect(heard.asked.at(-1)).toBe('pay');
    expect(it.complaints).toEqual([]);
  });
});
