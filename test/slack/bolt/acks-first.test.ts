import type { ReceiverEvent } from '@slack/bolt';
import { expect, test, vi } from 'vitest';
import { createAcksFirst } from '../../../src/slack/bolt/acks-first.ts';

/**
 * Waits until the work of a single event would begin, by the machine's clock. After this time, all work that may begin
 * by the test's clock has begun.
 */
const heldBackOnce = () =>
  createAcksFirst()
    .take({ body: {}, ack: async () => undefined })
    .event.ack();

/**
 * Returns the tested object with a clock that only `pass` moves. `told` lists acknowledgements and work in their order.
 */
function world() {
  const told: string[] = [];
  let now = 0;
  const { arrives, take } = createAcksFirst(() => now);
  const pass = (ms: number) => {
    now += ms;
  };
  const event = (name: string, type?: string): ReceiverEvent => ({
    body: { type },
    ack: async () => void told.push(`${name} acknowledged`),
  });
  /** Acknowledges an event and then works, as a listener does. */
  const listens = async (name: string, type?: string) => {
    await take(event(name, type)).event.ack();
    told.push(`${name} works`);
  };
  return { told, pass, arrives, take, event, listens };
}

test('events that arrive shortly after each other are all acknowledged before the work of the first begins', async () => {
  const { told, pass, arrives, listens } = world();
  const one = listens('one');
  pass(9);
  await heldBackOnce();
  const other = listens('other');
  pass(9);
  arrives();
  pass(9);
  await heldBackOnce();
  expect(told).toEqual(['one acknowledged', 'other acknowledged']);
  pass(1);
  await Promise.all([one, other]);
  expect(told.slice(2)).toEqual(['one works', 'other works']);
});

test('work begins a few events at a time, in their order, and events that arrive in between are acknowledged first', async () => {
  const { told, pass, listens } = world();
  const names = Array.from({ length: 25 }, (_, index) => `person ${index}`);
  const [first, ...others] = names.map((name) => listens(name));
  const late = first?.then(() => listens('late'));
  pass(10);
  await vi.waitFor(() => expect(told).toContain('late acknowledged'));
  pass(10);
  await Promise.all([late, ...others]);
  const working = told.filter((line) => line.endsWith('works'));
  expect(working).toEqual([...names, 'late'].map((name) => `${name} works`));
  expect(told.indexOf('late acknowledged')).toBeLessThan(told.indexOf('person 10 works'));
});

test('the work of a submitted form begins before all other waiting work', async () => {
  const { told, pass, listens } = world();
  const starts = Array.from({ length: 20 }, (_, index) => listens(`start ${index}`));
  const submitted = ['codes', 'more codes'].map((name) => listens(name, 'view_submission'));
  pass(10);
  await Promise.all([...starts, ...submitted]);
  expect(told.filter((line) => line.endsWith('works')).slice(0, 3)).toEqual([
    'codes works',
    'more codes works',
    'start 0 works',
  ]);
});

test('an event that is handled without an acknowledgement, or whose acknowledgement fails, delays no other event', async () => {
  const { told, pass, take, event, listens } = world();
  const silent = take(event('silent'));
  const broken = take({ body: {}, ack: () => Promise.reject(new Error('the socket is gone')) });
  const one = listens('one');
  await expect(broken.event.ack()).rejects.toThrow('the socket is gone');
  silent.done();
  silent.done();
  pass(10);
  await one;
  expect(told).toEqual(['one acknowledged', 'one works']);
});

test('events without an acknowledgement and new events delay work by one second at most', async () => {
  const { told, pass, take, arrives, event, listens } = world();
  take(event('slow'));
  const one = listens('one');
  await heldBackOnce();
  pass(999);
  await heldBackOnce();
  expect(told).toEqual(['one acknowledged']);
  pass(1);
  arrives();
  await one;
  expect(told).toEqual(['one acknowledged', 'one works']);
});
