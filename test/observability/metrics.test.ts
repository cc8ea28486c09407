import { expect, test } from 'vitest';
import { createMetrics, type Gauges } from '../../src/observability/metrics.ts';

const backlog: Gauges['backlog'] = async () => ({ waiting: 0, delayed: 0, running: 0, oldestWaitingMs: 0 });

test('two scrapes at the same time give the same values, and the next scrape reads new values', async () => {
  const counts = [new Map([['preparing', 2]]), new Map([['ending', 1]])];
  const { text } = createMetrics({ activeByStage: async () => counts.shift() ?? new Map(), backlog });
  const active = (page: string) => page.split('\n').filter((line) => line.startsWith('mfa_demo_demos_active{'));
  const [one, other] = await Promise.all([text(), text()]);
  expect(active(one)).toEqual(['mfa_demo_demos_active{stage="preparing"} 2']);
  expect(active(other)).toEqual(active(one));
  expect(active(await text())).toEqual(['mfa_demo_demos_active{stage="ending"} 1']);
});

test('a gauge that cannot be read is left out, also in two scrapes at the same time', async () => {
  let reads = 0;
  const activeByStage = async () => {
    reads += 1;
    if (reads > 1) throw new Error('Redis is away.');
    return new Map([['preparing', 2]]);
  };
  const { text } = createMetrics({ activeByStage, backlog });
  expect(await text()).toContain('demos_active{');
  for (const page of await Promise.all([text(), text()])) {
    expect(page).not.toContain('demos_active{');
    expect(page).toContain('mfa_demo_queue_jobs{state="waiting"} 0');
  }
});
