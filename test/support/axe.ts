import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Of the rules that axe does not ask for by itself: nothing is too small to be hit. */
export const ALL_RULES = { rules: { 'target-size': { enabled: true } } };
/** In the dark only the colours differ. */
export const CONTRAST = { runOnly: ['color-contrast'] };

/** Returns a check that fails when axe-core finds something serious on a screen. */
export function checkWith(rules: object) {
  const options = JSON.stringify({ resultTypes: ['violations'], ...rules });
  return async (page: Page, screen: string): Promise<void> => {
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
    const { violations } = await page.evaluate<AxeResults>(`axe.run(${options})`);
    const found = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
    expect(found, screen).toEqual([]);
  };
}
