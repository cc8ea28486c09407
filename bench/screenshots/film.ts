import { writeFile } from 'node:fs/promises';
import { encode } from 'modern-gif';
import type { Locator, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { drawPointer, type Point } from './pointer.ts';

interface Frame {
  readonly picture: PNG;
  readonly forMs: number;
}

const MOVE_FRAMES = 4;
const MOVE_FRAME_MS = 60;
const PRESS_MS = 180;

/**
 * A film of a page. It contains only the moments that `hold` and `clicks` add, so for example the waits for the next
 * code are not in it.
 */
export interface Film {
  /** Adds the page as it is now, shown for this number of milliseconds. */
  hold(ms: number): Promise<void>;
  /** Adds the pointer's way to the target, and clicks the target. */
  clicks(target: Locator): Promise<void>;
  seconds(): number;
  /** Writes the film as a GIF. Returns its size in bytes. */
  save(path: string): Promise<number>;
}

/**
 * Starts a film of a page.
 * @param scale the size of the film relative to the window, equal to the `deviceScaleFactor` of the page
 */
export function startFilm(page: Page, scale: number): Film {
  const frames: Frame[] = [];
  let pointer: Point = { x: 500, y: 500 };
  let picture: PNG | undefined;
  const show = (forMs: number) => {
    if (picture) frames.push({ picture: drawPointer(picture, pointer), forMs });
  };
  const look = async () => {
    await page.evaluate(() => document.fonts.ready);
    picture = PNG.sync.read(await page.screenshot());
  };
  const moveTo = async (target: Locator) => {
    await target.scrollIntoViewIfNeeded();
    await look();
    const box = (await target.boundingBox())!;
    const from = pointer;
    const to = { x: (box.x + box.width / 2) * scale, y: (box.y + box.height / 2) * scale };
    for (let step = 1; step <= MOVE_FRAMES; step += 1) {
      const share = step / MOVE_FRAMES;
      pointer = { x: Math.round(from.x + (to.x - from.x) * share), y: Math.round(from.y + (to.y - from.y) * share) };
      show(MOVE_FRAME_MS);
    }
  };
  return {
    hold: async (ms) => {
      await look();
      show(ms);
    },
    clicks: async (target) => {
      await moveTo(target);
      show(PRESS_MS);
      await target.click();
    },
    seconds: () => frames.reduce((sum, { forMs }) => sum + forMs, 0) / 1000,
    save: async (path) => {
      const gif = await encodeGif(frames);
      await writeFile(path, gif);
      return gif.byteLength;
    },
  };
}

async function encodeGif(frames: readonly Frame[]): Promise<Uint8Array> {
  const [{ picture: first }] = frames as [Frame];
  const { width, height } = first;
  const buffer = await encode({
    width,
    height,
    looped: true,
    loopCount: 0,
    frames: frames.map(({ picture, forMs }) => ({ data: new Uint8ClampedArray(picture.data), delay: forMs })),
  });
  return new Uint8Array(buffer);
}
