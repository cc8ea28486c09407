import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DemoHistory, PastDemo } from '../../src/scenario/ports/demo-history.ts';

export interface OpenedHistory {
  readonly history: DemoHistory;
  /** A second history over the same records, as a second process would open it. */
  readonly secondHistory: DemoHistory;
  /** Adds this text, which is not a valid entry, to Ana's history. */
  damage(text: string): Promise<void> | void;
  /** Moves the clock of both histories forward by this many milliseconds. */
  pass(milliseconds: number): void;
  close?(): Promise<void>;
}

export const ANA = { workspaceId: 'T0TEAM', userId: 'U0ANA' };
const DAY_MS = 24 * 3_600_000;

/** Returns an entry of the history. @param endedAt epoch milliseconds; the demo started 72 seconds before */
export function pastDemo(demoId: string, endedAt: number, changes: Partial<PastDemo> = {}): PastDemo {
  const counts = { removed: 5, left: 0 };
  return {
    demoId,
    scenario: 'session-token',
    endReason: 'stop',
    startedAt: endedAt - 72_000,
    endedAt,
    ...counts,
    ...changes,
  };
}

/**
 * Tests what every DemoHistory promises. `open` returns histories without records, whose clock shows `now`
 * (epoch milliseconds).
 */
export function describeDemoHistory(name: string, now: number, open: () => Promise<OpenedHistory>): void {
  describe(`${name} keeps the promises of a DemoHistory`, () => {
    let opened: OpenedHistory;
    let history: DemoHistory;
    let secondHistory: DemoHistory;
    beforeEach(async () => {
      opened = await open();
      ({ history, secondHistory } = opened);
    });
    afterEach(async () => opened.close?.());

    const ids = async () => (await history.list(ANA)).map(({ demoId }) => demoId);

    test('a new person has no past demos, and each person has their own', async () => {
      const past = pastDemo('first', now, { result: 'as-expected' });
      expect(await history.list(ANA)).toEqual([]);
      await history.add(ANA, past);
      expect(await secondHistory.list(ANA)).toEqual([past]);
      expect(await history.list({ ...ANA, userId: 'U0MAX' })).toEqual([]);
      expect(await history.list({ ...ANA, workspaceId: 'T0OTHER' })).toEqual([]);
    });

    test('the newest five demos are listed, newest first, in whatever order they were added', async () => {
      for (const minute of [3, 1, 6, 2, 5, 4]) await history.add(ANA, pastDemo(`demo${minute}`, now + minute * 60_000));
      expect(await ids()).toEqual(['demo6', 'demo5', 'demo4', 'demo3', 'demo2']);
      await secondHistory.add(ANA, pastDemo('demo1', now + 60_000));
      expect(await ids()).toEqual(['demo6', 'demo5', 'demo4', 'demo3', 'demo2']);
    });

    test('a demo that is added again, even by another process and with other data, stays one entry', async () => {
      await history.add(ANA, pastDemo('first', now));
      await history.add(ANA, pastDemo('first', now));
      await secondHistory.add(ANA, pastDemo('first', now, { endReason: 'timeout' }));
      await Promise.all([history, secondHistory].map((one) => one.add(ANA, pastDemo('second', now + 1))));
      expect(await history.list(ANA)).toEqual([
        pastDemo('second', now + 1),
        pastDemo('first', now, { endReason: 'timeout' }),
      ]);
    });

    test('a value that is not an entry is left out, and the others are still returned', async () => {
      await history.add(ANA, pastDemo('first', now));
      for (const text of ['', 'no JSON', '[]', '{"demoId":"second"}', JSON.stringify(pastDemo('third', -1))])
        await opened.damage(text);
      await opened.damage(JSON.stringify({ ...pastDemo('fourth', now), endReason: 'a reason of tomorrow' }));
      expect(await history.list(ANA)).toEqual([pastDemo('first', now)]);
    });

    test('after 30 days a demo is no longer returned', async () => {
      await history.add(ANA, pastDemo('old', now));
      await history.add(ANA, pastDemo('new', now + DAY_MS));
      opened.pass(30 * DAY_MS);
      expect(await ids()).toEqual(['new']);
      opened.pass(DAY_MS);
      expect(await ids()).toEqual([]);
    });
  });
}
