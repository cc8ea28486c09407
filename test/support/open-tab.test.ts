import { describe, expect, test } from 'vitest';
import { startPage } from '../../sandbox/page/server.ts';
import { findChromium } from './chromium.ts';
import { openTab } from './open-tab.ts';

describe.skipIf(!findChromium())('a tab', () => {
  test('has no data and no color scheme of an earlier tab at the same address', async () => {
    const server = await startPage({ port: 0, mounts: { '/_person': () => new Response('', { status: 404 }) } });
    const first = await openTab(server.url, { colorScheme: 'dark' });
    await first.page.goto(server.url);
    await first.page.evaluate(() => {
      localStorage.setItem('left', 'behind');
      sessionStorage.setItem('left', 'behind');
      return cookieStore.set('left', 'behind');
    });
    await first.close();

    const second = await openTab(server.url);
    await second.page.goto(server.url);
    const found = await second.page.evaluate(() => ({
      local: localStorage.length,
      session: sessionStorage.length,
      cookie: document.cookie,
      isDark: matchMedia('(prefers-color-scheme: dark)').matches,
    }));
    expect(found).toEqual({ local: 0, session: 0, cookie: '', isDark: false });
    expect(second.page.context(), 'one context, and so one renderer').toBe(first.page.context());
    await second.close();
    await server.close();
  });
});
