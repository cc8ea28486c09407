import { expect, test } from 'vitest';
import { topModal } from '../../sandbox/person/read-screen.ts';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { enrolls, freshCode, ourUsers, readsTheDenials, startsAndScans, twoCodes } from './moves.ts';

test('a mistyped code can be entered again, and each mistake has its own message', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await startsAndScans(ana);
  await ana.clicks(BUTTONS.enterCodes);
  const [skipped = '', older = '', newer = ''] = ana.phone.codesFrom(-2, 3);

  await ana.submits('abcdef', '12345 ');
  await ana.until('both fields to be refused', (screen) => Object.keys(topModal(screen)?.errors ?? {}).length === 2);
  await ana.submits(newer, newer);
  await ana.sees('same code again');
  expect(ourUsers(world)[0]?.mfaSerialNumbers, 'AWS was not asked').toEqual([]);

  await ana.submits('000000', '111111');
  await ana.sees('Neither code fits');
  await ana.submits(older, '000000');
  await ana.sees('Code 1 is right. Code 2 is not');
  await ana.submits(newer, older);
  await ana.sees('in the wrong order');
  await ana.submits(skipped, newer);
  await ana.sees('a code between them was skipped');
  expect(enableCalls(world), 'AWS was not asked').toEqual([]);

  await ana.submits(`${older.slice(0, 3)} ${older.slice(3)}`, fullWidth(newer));
  await readsTheDenials(ana);
  expect(ourUsers(world)[0]?.mfaSerialNumbers).toHaveLength(1);
  expect(enableCalls(world)).toHaveLength(1);
});

test("codes of another person's phone are refused", async () => {
  await using world = await startTestWorld();
  const [ana, yuki] = [await world.person('Ana'), await world.person('Yuki')];
  await Promise.all([startsAndScans(ana), startsAndScans(yuki)]);
  await ana.clicks(BUTTONS.enterCodes);
  await ana.submits(...twoCodes(yuki));
  await ana.sees('Neither code fits');
});

test('after a code that AWS refuses, the bot asks for another code, and sends each code to AWS once', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await startsAndScans(ana);
  await enrolls(ana);

  await ana.submits(ana.phone.codeOff(50));
  await ana.sees('AWS did not accept this code');
  await ana.submits(freshCode(ana));
  await ana.sees('It worked: S3 allowed access only with your code');
  const refused = world.aws
    .view()
    .calls.filter(({ operation, result }) => operation === 'GetSessionToken' && result !== 'allowed');
  expect(refused, 'each code goes to AWS once').toHaveLength(1);
});

const SYNC = 'Sync your phone with AWS';

test('before the tries that AWS allows are used up, the bot sends no more codes, says so, and works again after three minutes', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await startsAndScans(ana);
  await enrolls(ana);
  const withCodes = ['GetSessionToken', 'ResyncMFADevice'];
  const sent = () => world.aws.view().calls.filter(({ operation }) => withCodes.includes(operation));
  const before = sent().length;
  for (let tries = 1; tries <= 7; tries++) {
    // After the second refusal the form asks for two codes. AWS refuses these two, because they are not consecutive.
    await ana.submits(ana.phone.codeOff(50 + tries), ...(tries > 2 ? [ana.phone.codeOff(60 + tries)] : []));
    await expect.poll(() => sent().length - before).toBe(tries);
    const title = tries > 1 ? SYNC : 'Use one more code';
    await ana.until('the form once more', (screen) => topModal(screen)?.title === title);
  }
  await ana.submits(...twoCodes(ana));
  await ana.sees('Nothing was sent to AWS');
  expect(topModal(ana.screen())?.title, 'the form stays').toBe(SYNC);
  expect(sent().length - before).toBe(7);

  world.pass(180_000);
  await ana.submits(...twoCodes(ana));
  await ana.sees('Your phone is in sync with AWS again');
  await ana.submits(freshCode(ana));
  await ana.sees('It worked: S3 allowed access only with your code');
});

function enableCalls(world: TestWorld) {
  return world.aws.view().calls.filter(({ operation }) => operation === 'EnableMFADevice');
}

function fullWidth(digits: string): string {
  return digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}
