import { fileURLToPath } from 'node:url';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { startPage } from '../../sandbox/page/server.ts';
import { startWorld } from '../../sandbox/world.ts';
import { chromiumArgs, findChromium } from '../../test/support/chromium.ts';

export const WIDE = { width: 1280, height: 800 };

type PersonName = 'Ana' | 'Max' | 'Yuki';

/** The sandbox with its page, and a browser that shows the page. */
export interface Studio extends AsyncDisposable {
  /** Opens a page that does not show the hints for newcomers. Two people are shown side by side. */
  open(people: readonly PersonName[], options?: BrowserContextOptions): Promise<Page>;
  picture(page: Page, name: string): Promise<void>;
  /** Returns true if this machine has a font with Japanese characters. */
  canDrawJapanese(): Promise<boolean>;
  /** Resets the sandbox to its first state. */
  startOver(): Promise<void>;
}

export const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));

export async function openStudio(): Promise<Studio> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('This needs Chromium: apt-get install chromium');
  const world = await startWorld({ propagationSeconds: 3, log: { level: 'error', write: () => undefined } });
  const mounts = { '/_person': world.slack.fetch, '/_sandbox': world.aws.fetch };
  const server = await startPage({ port: 0, mounts, restartStory: world.restartStory });
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  const idOf = (name: PersonName) => world.slack.workspace.personas.find((persona) => persona.name === name)!.userId;
  return {
    open: async (people, options = {}) => {
      const context = await browser.newContext({ viewport: WIDE, reducedMotion: 'reduce', ...options });
      await context.addInitScript(() => localStorage.setItem('hints seen', 'scan enter'));
      const page = await context.newPage();
      await page.clock.install();
      await page.goto(`${server.url}/#${people.map(idOf).join('+')}`);
      await page.getByTestId('composer').first().waitFor();
      return page;
    },
    picture: async (page, name) => {
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: `${folder}${name}.png` });
    },
    canDrawJapanese: async () => {
      const page = await browser.newPage();
      // Without a font, every character is drawn as the same empty box.
      const boxes = await page.evaluate(() =>
        ['日', '本'].map((character) => {
          const canvas = document.createElement('canvas');
          const brush = canvas.getContext('2d')!;
          brush.font = '40px sans-serif';
          brush.fillText(character, 0, 50);
          return canvas.toDataURL();
        }),
      );
      await page.close();
      return boxes[0] !== boxes[1];
    },
    startOver: () => world.restartStory(),
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await server.close();
      await world.stop();
    },
  };
}
