import { describe, expect, test } from 'vitest';
import { types } from '../../e2e/open-page.ts';
import { hasFocus } from '../../support/browser.ts';
import { chooses, picks } from '../../support/chooses.ts';
import { findChromium } from '../../support/chromium.ts';
import { assignCommand, registerAssignCommand } from './assign-command.ts';
import { type GreeterHeard, greeter, registerGreeter } from './greeter.ts';
import { mentionBot, registerMentionBot } from './mention-bot.ts';
import { type NotebookHeard, notebook, registerNotebook } from './notebook.ts';
import { openApp } from './open-app.ts';
import { pollBot, registerPollBot } from './poll-bot.ts';
import { registerReleaseNotes, releaseNotes } from './release-notes.ts';
import { registerStandupBot, standupBot } from './standup-bot.ts';
import { registerTicketApp, type TicketsHeard, ticketApp } from './ticket-app.ts';

describe.skipIf(!findChromium())('small Slack apps, used through the page of the sandbox', () => {
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

  test('the app counts reactions to its message as votes, and writes the number into the message', async () => {
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

  test('the app offers services that match the typed text, and gets the metadata of its ticket as an event', async () => {
    const heard: TicketsHeard = { asked: [], posted: [] };
    await using it = await openApp(ticketApp, (app) => registerTicketApp(app, heard));
    const { tab, messages } = it;
    await types(tab, '/ticket');
    const modal = tab.getByRole('dialog', { name: 'New ticket' });
    const service = modal.getByRole('combobox', { name: 'Service' });
    await service.click();
    await service.pressSequentially('payr');
    await expect.poll(() => modal.getByRole('option').allTextContents()).toEqual(['payroll']);
    await service.press('Enter');
    expect(await service.inputValue()).toBe('payroll');
    const also = modal.getByRole('combobox', { name: 'Also for' });
    for (const name of ['payments', 'printing']) {
      await also.pressSequentially(name.slice(0, 3));
      await modal.getByRole('option', { name }).waitFor();
      await also.press('Enter');
    }
    await modal.getByRole('button', { name: 'Remove printing' }).click();
    await modal.getByRole('textbox', { name: 'Problem' }).fill('No money');
    await modal.getByRole('button', { name: 'Send' }).click();
    await modal.waitFor({ state: 'detached' });
    await messages.getByText('Ticket for payroll and payments: No money').waitFor();
    await expect.poll(() => heard.posted.length).toBe(1);
    expect(heard.posted[0]?.metadata).toEqual({ event_type: 'ticket_opened', event_payload: { service: 'payroll' } });
    expect(heard.asked).toContain('payr');
    expect(it.complaints).toEqual([]);
  });

  test('an app joins a channel, finds a person by e-mail address, and posts under a name of its choice', async () => {
    const heard: GreeterHeard = { joined: [], members: [] };
    await using it = await openApp(greeter, (app) => registerGreeter(app, heard));
    const { tab, messages } = it;
    await it.opens('general');
    await types(tab, '/greet max@example.com');
    const welcome = messages.filter({ hasText: 'Welcome, Max (max@example.com). You are one of 5.' });
    await welcome.waitFor();
    expect(await welcome.locator('.author').textContent()).toBe('Doorkeeper');
    expect(await welcome.locator('.avatar').textContent()).toBe('👋');
    const people = (['Ana', 'Max', 'Gus', 'Yuki'] as const).map(it.userIdOf);
    expect(heard.members).toEqual([expect.arrayContaining(people)]);
    await types(tab, '/remove @Gus');
    await messages.getByText('Goodbye, @Gus.').waitFor();
    await types(tab, '/invite @Gus');
    await messages.getByText('@Gus is new here.').waitFor();
    expect(heard.joined).toContain(it.userIdOf('Gus'));
    expect(it.complaints).toEqual([]);
  });

  test('a day, a time, a place and a person are chosen in a modal, and the app posts a link to its message about them', async () => {
    const submitted: Parameters<typeof registerStandupBot>[1] = [];
    await using it = await openApp(standupBot, (app) => registerStandupBot(app, submitted));
    const { tab, messages } = it;
    await types(tab, '/standup');
    const modal = tab.getByRole('dialog', { name: 'Standup' });
    await modal.getByRole('textbox', { name: 'Standup day' }).fill('2026-12-01');
    await chooses(modal.getByRole('combobox', { name: 'Standup time' }), '9:15');
    await chooses(modal.getByRole('combobox', { name: 'Standup place' }), 'Roof');
    await chooses(modal.getByRole('combobox', { name: 'Standup host' }), 'Max');
    await modal.getByRole('button', { name: 'Plan' }).click();
    await modal.waitFor({ state: 'detached' });
    const plan = 'Standup on 2026-12-01 at 09:15, Roof, with @Max';
    await messages.getByText(plan).waitFor();
    await it.opens('MFA Demo');
    await messages.getByRole('link', { name: 'see the plan' }).click();
    await messages.getByText(plan).waitFor();
    expect(submitted).toMatchObject([
      {
        day: { value: { selected_date: '2026-12-01' } },
        time: { value: { selected_time: '09:15' } },
        place: { value: { selected_option: { value: 'Roof' } } },
        host: { value: { selected_user: it.userIdOf('Max') } },
      },
    ]);
    expect(it.complaints).toEqual([]);
  });

  test('a command with should_escape gets a person, a channel and a link as Slack markup', async () => {
    const texts: string[] = [];
    await using it = await openApp(assignCommand, (app) => registerAssignCommand(app, texts));
    const { tab, messages } = it;
    await types(tab, '/assign @Max #general https://example.com/task?a=1&b=2');
    const answer = messages.filter({ hasText: 'Assigned to @Max in #general: the task' });
    await answer.waitFor();
    const href = await answer.getByRole('link', { name: 'the task' }).getAttribute('href');
    expect(href).toBe('https://example.com/task?a=1&b=2');
    const max = it.userIdOf('Max');
    expect(texts).toEqual([`<@${max}|max> <#C0SANDBOXG1|general> <https://example.com/task?a=1&amp;b=2>`]);
    expect(it.complaints).toEqual([]);
  });

  test('Markdown and a table are shown, and change when the app updates them', async () => {
    await using it = await openApp(releaseNotes, registerReleaseNotes);
    const { tab, messages } = it;
    await types(tab, '/release');
    await messages.getByRole('heading', { name: 'Release 2', exact: true }).waitFor();
    expect(await messages.getByRole('listitem').allTextContents()).toEqual(['Faster start', 'All changes']);
    const link = messages.getByRole('link', { name: 'All changes' });
    expect(await link.getAttribute('href')).toBe('https://example.com/changes');
    const row = messages.getByRole('row', { name: 'Europe' });
    await row.getByRole('cell', { name: 'waiting' }).waitFor();
    expect(await messages.getByRole('columnheader').allTextContents()).toEqual(['Region', 'State']);
    await types(tab, '/released');
    await messages.getByRole('heading', { name: 'Release 2 is out' }).waitFor();
    await row.getByRole('cell', { name: 'done' }).waitFor();
    expect(await messages.count()).toBe(2);
    expect(it.complaints).toEqual([]);
  });

  test('a message is saved with a shortcut and a modal, and the home of the app lists it', async () => {
    const heard: NotebookHeard = { opened: [], refused: [] };
    await using it = await openApp(notebook, (app) => registerNotebook(app, heard));
    const { tab, messages } = it;
    await types(tab, 'Soup on Friday');
    await messages.getByText('Soup on Friday').waitFor();
    await picks(messages.getByRole('button', { name: 'Message shortcuts' }), 'Keep this');
    const modal = tab.getByRole('dialog', { name: 'Keep this' });
    await modal.getByRole('textbox', { name: 'Remark' }).fill('bring bread');
    await modal.getByRole('button', { name: 'Keep', exact: true }).click();
    await modal.waitFor({ state: 'detached' });
    await it.opens('MFA Demo');
    await expect.poll(() => heard.opened.at(-1)?.tab).toBe('messages');
    await tab.getByRole('tab', { name: 'Home' }).click();
    await tab.getByText('Soup on Friday (bring bread)').waitFor();
    await tab.getByRole('tab', { name: 'Messages' }).click();
    await expect.poll(() => heard.opened.map(({ tab: one }) => one)).toEqual(['messages', 'home', 'messages']);
    await expect.poll(() => heard.refused).toEqual(['hash_conflict']);
    expect(it.complaints).toEqual([]);
  });
});
