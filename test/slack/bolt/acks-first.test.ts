import type { ReceiverEvent } from '@slack/bolt';
import { expect, test, vi } from 'vitest';
import { createAcksFirst } from '../../../src/slack/bolt/acks-first.ts';

function arriving(name: string, told: string[]): ReceiverEvent {
  return { body: {}, ack: async () => void told.push(`${name} acknowledged`) };
}

/** What a listener does: it acknowledges, and then works. */
async function listener(event: ReceiverEvent, name: string, told: string[]): Promise<void> {
  await event.ack();
  told.push(`${name} works`);
}

test('of two events that arrived together both are acknowledged before work begins', async () => {
  const told: string[] = [];
  const acksFirst = createAcksFirst();
  const [one, other] = [acksFirst(arriving('one', told)), acksFirst(arriving('other', told))];
  const first = listener(one.event, 'one', told);
  const second = listener(other.event, 'other', told);
  await Promise.all([first, second]);
  expect(told).toEqual(['one acknowledged', 'other acknowledged', expect.any(String), expect.any(String)]);
});

test('an event that nobody acknowledges, or that failed, holds up no other', async () => {
  const told: string[] = [];
  const acksFirst = createAcksFirst();
  const silent = acksFirst(arriving('silent', told));
  const broken = acksFirst({ body: {}, ack: () => Promise.reject(new Error('the socket is gone')) });
  const one = listener(acksFirst(arriving('one', told)).event, 'one', told);
  await expect(broken.event.ack()).rejects.toThrow('the socket is gone');
  silent.done();
  silent.done();
  await one;
  expect(told).toEqual(['one acknowledged', 'one works']);
});

test('what stays open for long is waited for no longer than a second', async () => {
  const told: string[] = [];
  const acksFirst = createAcksFirst();
  acksFirst(arriving('slow', told));
  await listener(acksFirst(arriving('one', told)).event, 'one', told);
  await vi.waitFor(() => expect(told).toEqual(['one acknowledged', 'one works']));
});
