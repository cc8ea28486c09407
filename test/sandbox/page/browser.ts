import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Workspace } from '../../../sandbox/slack/person/types.ts';
import { hasFocus } from '../../support/browser.ts';
import { onKeptPort } from '../../support/kept-port.ts';
import { openTab, type TabOptions } from '../../support/open-tab.ts';
import { FixtureWorld } from './fixture-world.ts';

/** How long Playwright waits, in milliseconds. Five seconds are too short on a busy machine. */
const TIMEOUT_MS = 15_000;

export interface OpenPage extends AsyncDisposable {
  readonly world: FixtureWorld;
  readonly page: Page;
  /** The warnings and errors in the browser's console, and uncaught errors. */
  readonly complaints: readonly string[];
  /** Calls `move` and waits until the server gets the action, because two actions can arrive in the wrong order. */
  does(action: string, move: () => Promise<unknown>): Promise<void>;
}

interface OpenPageOptions extends Omit<TabOptions, 'hasClock'> {
  /** Whether the hints count as seen, so that the page does not show them. False for a first visit. */
  readonly forgetHints?: boolean;
  readonly hasAws?: boolean;
  readonly isOtherApp?: boolean;
  /** A workspace other than the default one. */
  readonly workspace?: Workspace;
  /** The time at which the browser's clock is stopped, in epoch milliseconds. */
  readonly now?: number;
}

/** Opens the page in a new browser tab, from a new server whose screens the test sets. */
export async function openPage(given: OpenPageOptions = {}): Promise<OpenPage> {
  const { forgetHints = true, hasAws = true, isOtherApp = false, workspace, now, ...options } = given;
  const world = await onKeptPort(
    (port) => FixtureWorld.start({ hasAws, isOtherApp, port, workspace }),
    ({ page }) => page.url,
  );
  const {
    page,
    complaints,
    close: closeTab,
  } = await openTab(world.page.url, {
    ...options,
    hasClock: now !== undefined,
  });
  const close = async () => {
    await closeTab();
    await world.close().catch(() => undefined);
  };
  try {
    if (forgetHints) await page.addInitScript(() => localStorage.setItem('hints seen', 'scan enter'));
    page.setDefaultTimeout(TIMEOUT_MS);
    if (now !== undefined) await stopClock(page, now);
    await page.goto(world.page.url);
    if ((workspace?.messagesTab ?? 'open') === 'open') await hasFocus(page.getByTestId('composer'));
    else await page.getByRole('navigation').first().waitFor();
  } catch (error) {
    await close();
    throw error;
  }
  const does: OpenPage['does'] = async (action, move) => {
    const heard = () => world.actions.filter((one) => one.action === action).length;
    const before = heard();
    await move();
    await expect.poll(heard).toBe(before + 1);
  };
  return { world, page, complaints, does, [Symbol.asyncDispose]: close };
}

async function stopClock({ clock }: Page, now: number): Promise<void> {
  await clock.install({ time: now - 1000 });
  await clock.pauseAt(now);
}

/** Shows these messages in the conversation with the app. */
export function showDm(world: FixtureWorld, userId: string, messages: readonly object[]): void {
  world.show(userId, (screen) => ({
    conversations: screen.conversations.map((conversation) =>
      conversation.kind === 'app-dm'
        ? { ...conversation, messages: messages as typeof conversation.messages }
        : conversation,
    ),
  }));
}
