import { expect, test } from 'vitest';
import { UpstreamError } from '../../../src/errors.ts';
import { createNewestContent } from '../../../src/slack/api/newest-content.ts';
import { latch } from '../../support/latch.ts';

/**
 * Returns the function `write`, which writes contents to places, for example to messages, and lists of the writes that
 * have begun and that have succeeded. Each write waits until the test has called `open`.
 */
function scene(fails: (content: string) => Error | undefined = () => undefined) {
  const written: string[] = [];
  const begun: string[] = [];
  const { opened, open } = latch();
  const write = createNewestContent<string>(async (take) => {
    const content = take();
    begun.push(content);
    await opened;
    const error = fails(content);
    if (error) throw error;
    written.push(content);
  });
  return { write, written, begun, open };
}

test('of all contents that arrive during a write, only the newest is written, and all calls then resolve', async () => {
  const { write, written, begun, open } = scene();
  const first = write('message', '1');
  await expect.poll(() => begun).toEqual(['1']);
  const others = ['2', '3', '4'].map((content) => write('message', content));
  open();
  await Promise.all([first, ...others]);
  expect(written).toEqual(['1', '4']);
});

test('a newer content replaces the first content too, if the write of the first has not begun', async () => {
  const { write, written, open } = scene();
  const all = ['1', '2', '3'].map((content) => write('message', content));
  open();
  await Promise.all(all);
  expect(written).toEqual(['3']);
});

test('writes to different places do not wait for each other', async () => {
  const { write, begun, open } = scene();
  const all = [write('one', '1'), write('other', '2')];
  await expect.poll(() => begun).toEqual(['1', '2']);
  open();
  await Promise.all(all);
});

test('a content that must be written is not replaced by a newer content, and is written in its order', async () => {
  const { write, written, open } = scene();
  const all = [write('message', '1'), write('message', 'picture', true), write('message', '2'), write('message', '3')];
  open();
  await Promise.all(all);
  expect(written).toEqual(['1', 'picture', '3']);
});

test('if Slack refuses the newest content, the content before it is written, and only the caller of the newest gets the error', async () => {
  const { write, written, begun, open } = scene((content) => (content === 'bad' ? new Error('invalid') : undefined));
  const first = write('message', '1');
  await expect.poll(() => begun).toEqual(['1']);
  const [good, bad] = [write('message', 'good'), write('message', 'bad')];
  open();
  await expect(bad).rejects.toThrow('invalid');
  await Promise.all([first, good]);
  expect(written).toEqual(['1', 'good']);
});

test('if Slack cannot be reached, all waiting callers get the error', async () => {
  const { write, begun, open } = scene(() => new UpstreamError('slack', 'unreachable', 'Slack cannot be reached'));
  const all = ['1', '2'].map((content) => write('message', content));
  const outcomes = Promise.allSettled(all);
  open();
  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(begun).toEqual(['2']);
});
