import { expect, test } from 'vitest';
import type { Seat, Workshop } from '../../../../src/scenario/workshop/workshop.ts';
import { boardMessage } from '../../../../src/slack/messages/workshop/board.ts';
import { sessionTokenFace as face } from '../../../../src/slack/scenarios/session-token/face.ts';
import { textOf } from '../../../../src/slack/text/catalog.ts';
import { OPENED, progress, SEATS, sampleWorkshop, seat } from '../../../scenario/workshop/sample-seats.ts';
import { placedTexts } from '../../text/limits.ts';

const text = textOf('en');
const IN_ROOM: readonly Seat[] = [
  seat(1, { progress: progress({ preparing: 0, 'awaiting-enrollment': 4 }, { place: 'awaiting-enrollment' }) }),
  seat(2, {
    progress: progress({ preparing: 0, 'awaiting-enrollment': 4 }, { place: 'awaiting-enrollment' }),
    hand: { raisedAt: OPENED + 60_000 },
  }),
];

function linesOf(seats: readonly Seat[], changes: Partial<Workshop>): string[] {
  const workshop = sampleWorkshop(changes);
  const { blocks } = boardMessage({ workshop, seats, face, text, now: OPENED + 90_000 });
  return placedTexts(blocks).flatMap((placed) => placed.text.split('\n'));
}

test('the board lists people who need help before the steps, and shows steps with people in them in bold', () => {
  const lines = linesOf(IN_ROOM, { phase: 'open', size: 3 });
  const places = ['Workshop: 2 of 3 people', ':raised_hand: *1 person needs help*', '*Where everybody is now*'].map(
    (line) => lines.indexOf(line),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(lines).toContain('*2. Connect phone: 2*');
  expect(lines).toContain('3. Try without MFA: 0');
  expect(lines.join('\n')).toContain('<@U2> · Connect phone · asked at ');
});

test('in an anonymous workshop the board shows no names', () => {
  const lines = linesOf(IN_ROOM, { phase: 'open', isAnonymous: true }).join('\n');
  expect(lines).toContain('Participant 2 · Connect phone');
  expect(lines).not.toContain('<@U2>');
});

test('before anybody has joined, the board says so, and has no line about raised hands', () => {
  const lines = linesOf([], { phase: 'open' });
  expect(lines).toContain('Nobody has joined yet. The card is in the channel.');
  expect(lines).not.toContain(text.workshop.board.noHands);
});

test('after the end, the board shows the results and where the debrief is, and no steps and no button for the end', () => {
  const lines = linesOf(SEATS, { phase: 'ended' });
  expect(lines).toEqual(
    expect.arrayContaining([
      ':white_check_mark: *Saw the result:* 3',
      ':warning: *Cleanup incomplete:* 1',
      'The debrief is in <#C0ROOM>. The table with a row for each person is in this conversation.',
    ]),
  );
  expect(lines.filter((line) => line.includes('Connect phone') || line === 'End the workshop')).toEqual([]);
});
