import { expect, inject, test } from 'vitest';
import { WORDS_BY_METHOD } from '../../src/slack/api/refusals/words.ts';
import { playOn } from '../crash/play-on.ts';
import { startRefusingWorkspace } from '../e2e/refusals/refusing-slack.ts';

/** Error codes that every method can return, and a code that Slack does not have. */
const OF_ALL = ['no_permission', 'ekm_access_denied', 'invalid_arguments', 'fatal_error', 'a_word_of_next_year'];
/**
 * Methods that a demo calls in addition to posting. Each test refuses one of them in every call after the upload of the
 * QR code.
 */
const METHODS = [
  'chat.update',
  'chat.delete',
  'chat.getPermalink',
  'conversations.history',
  'files.delete',
  'views.update',
  'views.publish',
];
const cells = METHODS.flatMap((method) => {
  const words = Object.values(WORDS_BY_METHOD[method] ?? {}).flat();
  return [...words, ...OF_ALL].map((word) => [method, word] as const);
});
const wanted = new RegExp(inject('only'));

test.each(cells.filter(([method, word]) => wanted.test(`refused ${method}: ${word}`)))(
  'the demo ends and nothing is left in AWS if Slack refuses %s with %s',
  async (method, word) => {
    let hasPicture = false;
    const world = await startRefusingWorkspace((called) => {
      const isRefused = hasPicture && called === method;
      hasPicture ||= called === 'files.completeUploadExternal';
      return isRefused ? word : undefined;
    });
    const ana = await world.person('Ana');
    const story = await playOn(ana, { patienceMs: 3000, giveUpMs: 30_000 });
    if (!story.sawReceipt) await ana.types('/mfa-demo stop').catch(() => undefined);
    await expect.poll(world.ourUsers, { timeout: 60_000 }).toEqual([]);
    expect(world.aws.view().mfaDevices).toEqual([]);
    expect(world.bot.logText()).not.toMatch(/demo is stuck/);
    // Slack still refuses the method, but the answer to a command needs no Web API method.
    await ana.types('/mfa-demo status');
    await ana.sees('nothing is left in AWS', 30_000);
    await ana.sees('You have no demo at the moment.', 30_000);
    process.stdout.write(
      `| ${method} | ${word} | ${story.sawReceipt ? 'finished' : 'ended'} | ${story.nudges.join(' ')} |\n`,
    );
  },
);
