import type { App } from '@slack/bolt';
import type { Locator, Page } from 'playwright-core';
import { openPage } from '../../e2e/open-page.ts';
import type { PersonaName } from '../../support/world.ts';
import { type More, manifestWith } from '../slack/support/manifest.ts';
import { startWorld } from '../slack/support/world.ts';

interface OpenApp extends AsyncDisposable {
  readonly tab: Page;
  /** The messages of the open conversation. */
  readonly messages: Locator;
  /** The warnings and errors in the browser's console, and uncaught errors. */
  readonly complaints: readonly string[];
  userIdOf(name: PersonaName): string;
  /** Opens a channel, or the conversation with the app. */
  opens(conversation: string): Promise<void>;
}

/** Connects an app to the embedded Slack by Socket Mode, and opens the page as Ana in a channel with the app. */
export async function openApp(more: More, register: (app: App) => void): Promise<OpenApp> {
  const world = await startWorld(register, { manifest: manifestWith(more) });
  const page = await openPage(world, { people: ['Ana'] }).catch(async (error: unknown) => {
    await world[Symbol.asyncDispose]();
    throw error;
  });
  const { tab, complaints } = page;
  const opens = (conversation: string) =>
    tab.getByRole('navigation').getByRole('button', { name: conversation }).click();
  await opens('security-training');
  return {
    tab,
    messages: tab.getByRole('log', { name: 'Messages' }).getByTestId('message'),
    complaints,
    userIdOf: (name) => world.slack.workspace.personas.find((persona) => persona.name === name)!.userId,
    opens,
    async [Symbol.asyncDispose]() {
      await page[Symbol.asyncDispose]();
      await world[Symbol.asyncDispose]();
    },
  };
}
