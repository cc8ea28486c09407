import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The default rules of axe, and a rule that is off by default: every target is large enough to click. */
export const ALL_RULES = { rules: { 'target-size': { enabled: true } } };
/** Only the color contrast: enough for the dark theme, which differs from the light theme only in its colors. */
export const CONTRAST = { runOnly: ['color-contrast'] };

/** Returns a check that fails if axe-core finds a serious or critical violation on a screen. */
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
