import { expect, test } from 'vitest';
import type { Person } from '../../sandbox/person/person.ts';
import { topModal } from '../../sandbox/person/read-screen.ts';
import type { Screen } from '../../sandbox/slack/person/types.ts';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { BLOCKS, CODE_INPUT } from '../../src/slack/ids.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { mistype } from '../scenario/mfa-user/typed-codes.ts';
import { leaksIn } from '../support/leaks.ts';
import { startTestWorld } from '../support/world.ts';
import { startsAndScans, twoCodes } from './moves.ts';

const SPREAD_MS = 20_000;
const { firstCode: said, enrollment } = textOf('en').codes;

/** Sends the event that Slack sends while a person types code 1, with this text in the field. */
async function typesFirst(person: Person, text: string): Promise<void> {
  const viewId = topModal(person.screen())?.viewId ?? '';
  const values = { [BLOCKS.firstCode]: { [CODE_INPUT]: text } };
  const click = { in: { viewId }, blockId: BLOCKS.firstCode, actionId: CODE_INPUT, values };
  expect(await person.client.clicks(click)).toEqual({ ok: true });
}

/**
 * The number of 30-second steps in which the bot searches for a code, back and ahead, plus a margin. About one of three
 * hundred wrong codes is by chance the right code of another time in these steps. The bot cannot call such a code wrong
 * before it has code 2, so the tests avoid it.
 */
const LOOKED_AT = 1700;

/** Returns how often this phone shows a code within the steps that the bot searches. */
function timesShown(person: Person, code: string): number {
  const offsets = Array.from({ length: 2 * LOOKED_AT + 1 }, (_, index) => index - LOOKED_AT);
  return offsets.filter((offset) => person.phone.codeOff(offset) === code).length;
}

/**
 * Returns the code with one wrong digit. The phone never shows the result in the steps that the bot searches.
 * @param code the current code: the bot finds one wrong digit only in the previous, the current and the next code, and
 * this function may take until the phone shows the next code
 */
function mistyped(person: Person, code: string): string {
  return [0, 1, 2, 3, 4, 5].map((place) => mistype(code, place)).find((wrong) => timesShown(person, wrong) === 0)!;
}

/** Returns a code of some minutes ago. The phone shows it only once in the steps that the bot searches. */
function oldCode(person: Person): string {
  return [-8, -9, -10, -11]
    .map((offset) => person.phone.codeOff(offset))
    .find((code) => timesShown(person, code) === 1)!;
}

test('a wrong code 1 is reported before code 2 is typed, and is not sent to AWS', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await startsAndScans(ana);
  await ana.clicks(BUTTONS.enterCodes);
  await ana.sees(enrollment.firstHint);

  const wrong = mistyped(ana, ana.phone.code());
  await typesFirst(ana, wrong);
  await ana.sees(said['one-digit']);
  await typesFirst(ana, oldCode(ana));
  await ana.sees(said.old);
  const asked = world.aws.view().calls.map(({ operation }) => operation);
  expect(asked).not.toContain('EnableMFADevice');

  const [older, newer] = twoCodes(ana);
  await typesFirst(ana, older);
  await ana.until('no note', (screen) => !JSON.stringify(topModal(screen)?.blocks).includes(said.old));
  await ana.submits(older, newer);
  await ana.sees('Your phone is connected');
  expect(leaksIn(world.logText(), [wrong, older])).toEqual([]);
});

test('the refusal of two codes and the note about code 1 stay in the window when the bot shows the demo again', async () => {
  await using world = await startTestWorld({ propagationSeconds: SPREAD_MS / 1000 });
  const yuki = await world.person('Yuki');
  await startsAndScans(yuki);
  await yuki.clicks('コードを入力');
  const [older, newer] = twoCodes(yuki);
  await yuki.submits(newer, older);
  const { refusals, codes } = textOf('ja');
  await yuki.sees(refusals['codes-swapped']);
  await typesFirst(yuki, mistyped(yuki, newer));
  const hasBoth = (screen: Screen) => {
    const shown = JSON.stringify(topModal(screen)?.blocks);
    return shown.includes(codes.firstCode['one-digit']) && shown.includes(refusals['codes-swapped']);
  };
  await yuki.until('both in the window', hasBoth);
  // When the access key becomes active, the bot shows the demo again. The window must stay the same.
  world.pass(SPREAD_MS);
  await expect.poll(world.logText).toContain('"step":"await-access-key"');
  await world.restartBot();
  expect(hasBoth(await yuki.client.screen())).toBe(true);
});
