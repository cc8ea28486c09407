import { expect, test } from 'vitest';
import { topModal } from '../../sandbox/person/read-screen.ts';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { startTestWorld } from '../support/world.ts';
import { enrolls, freshCode, ourUsers, readsTheDenials, startsAndScans, twoCodes } from './moves.ts';

test('a mistyped code can be entered again, and each mistake is named', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await startsAndScans(ana);
  await ana.clicks(BUTTONS.enterCodes);
  const [skipped, [older, newer]] = [ana.phone.codeOff(-3), twoCodes(ana)];

  await ana.submits('abcdef', '12345 ');
  await ana.until('both fields to be refused', (screen) => Object.keys(topModal(screen)?.errors ?? {}).length === 2);
  await ana.submits(newer, newer);
  await ana.sees('same code again');
  expect(ourUsers(world)[0]?.mfaSerialNumbers, 'AWS was not asked').toEqual([]);

  await ana.submits('000000', '111111');
  await ana.sees('do not belong to this QR code');
  await ana.submits(newer, older);
  await ana.sees('in the wrong order');
  await ana.submits(skipped, newer);
  await ana.sees('do not follow each other');

  await ana.submits(`${older.slice(0, 3)} ${older.slice(3)}`, fullWidth(newer));
  await readsTheDenials(ana);
  expect(ourUsers(world)[0]?.mfaSerialNumbers).toHaveLength(1);
});

test("the code of somebody else's QR code is not taken", async () => {
  await using world = await startTestWorld();
  const [ana, yuki] = [await world.person('Ana'), await world.person('Yuki')];
  await Promise.all([startsAndScans(ana), startsAndScans(yuki)]);
  await ana.clicks(BUTTONS.enterCodes);
  await ana.submits(...twoCodes(yuki));
  await ana.sees('do not belong to this QR code');
});

test('a session code that AWS refuses, or has seen before, is asked for again', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await startsAndScans(ana);
  await enrolls(ana);

  await ana.submits(ana.phone.codeOff(50));
  await ana.sees('AWS did not take that code');
  await ana.submits(freshCode(ana));
  await ana.sees('and 2 more');
  const refused = world.aws
    .view()
    .calls.filter(({ operation, result }) => operation === 'GetSessionToken' && result !== 'allowed');
  expect(refused, 'each code goes to AWS once').toHaveLength(1);
});

function fullWidth(digits: string): string {
  return digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}
