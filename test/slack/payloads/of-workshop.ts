import type { Locale } from '../../../src/scenario/demo.ts';
import type { Seat, Workshop } from '../../../src/scenario/workshop/workshop.ts';
import { boardMessage } from '../../../src/slack/messages/workshop/board.ts';
import { cardMessage } from '../../../src/slack/messages/workshop/card.ts';
import { letterMessage } from '../../../src/slack/messages/workshop/letters.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import { sessionTokenFace as face } from '../../../src/slack/scenarios/session-token/face.ts';
import type { Text } from '../../../src/slack/text/en.ts';
import { announceView } from '../../../src/slack/views/workshop/announce-view.ts';
import { everybodyView } from '../../../src/slack/views/workshop/everybody-view.ts';
import { workshopFormView } from '../../../src/slack/views/workshop/form-view.ts';
import { OPENED, progress, SEATS, sampleWorkshop, seat } from '../../scenario/workshop/sample-seats.ts';
import { extreme, LONGEST_ID, message, NASTY, type Payload, view } from './payload.ts';

const now = OPENED + 10 * 60_000;
const open = sampleWorkshop({ phase: 'open', size: 20 });
const waiting = { place: 'awaiting-enrollment', stage: 'awaiting-enrollment' };
const HANDS: Seat[] = [
  seat(11, { hand: { raisedAt: now - 60_000 }, progress: progress({ 'awaiting-enrollment': 20 }, waiting) }),
  seat(12, { hand: { raisedAt: now - 30_000, takenBy: 'U0MAX' }, progress: progress({ preparing: 2 }) }),
];

/** Returns the card of a workshop, its board, its letters and its windows. */
export function ofWorkshop(locale: Locale, text: Text): Payload[] {
  const board = (workshop: Workshop, seats: readonly Seat[]) => ({ workshop, seats, face, text, now });
  const everybody = { workshop: open, seats: [...SEATS, ...HANDS], face, text };
  const news = { at: now, text: NASTY.slice(0, 1500) };
  return [
    message('the card', cardMessage, open, SEATS, face, text),
    message('the card, nobody yet', cardMessage, sampleWorkshop({ phase: 'open' }), [], face, text),
    message('the card, ending', cardMessage, sampleWorkshop({ phase: 'ending' }), SEATS, face, text),
    message('the card, over', cardMessage, sampleWorkshop(), SEATS, face, text),
    message('the board, nobody yet', boardMessage, board(open, [])),
    message('the board', boardMessage, board(open, [...SEATS, ...HANDS])),
    message('the board, names hidden', boardMessage, board({ ...open, isAnonymous: true }, [...SEATS, ...HANDS])),
    message('the board, ending', boardMessage, board(sampleWorkshop({ phase: 'ending' }), SEATS)),
    message('the board, over', boardMessage, board(sampleWorkshop(), SEATS)),
    message('a nudge', letterMessage, open, { kind: 'nudge', name: 'nudge' }, text),
    message('a trainer comes', letterMessage, open, { kind: 'help', name: 'help-1', by: 'U0MAX' }, text),
    message(
      'a message to all',
      letterMessage,
      open,
      { kind: 'news', name: 'news-1', news: { at: now, text: 'Five more minutes.' } },
      text,
    ),
    view('the window for a workshop', workshopFormView, FACES, { locale, channelId: 'C0ROOM' }),
    view('the window for a message to all', announceView, { locale, workshopId: 'wshp' }),
    view('everybody', everybodyView, everybody),
    view('everybody, nobody yet', everybodyView, { ...everybody, seats: [] }),
    ...extreme([
      message('a nasty message to all', letterMessage, open, { kind: 'news', name: 'news-1', news }, text),
      message('the board of very many', boardMessage, board({ ...open, workshopId: LONGEST_ID }, many(2000))),
      view('everybody of very many', everybodyView, { ...everybody, seats: many(2000) }),
    ]),
  ];
}

function many(count: number): Seat[] {
  return Array.from({ length: count }, (_, index) =>
    seat(index + 1, {
      hand: { raisedAt: now },
      progress: progress({ 'awaiting-enrollment': 20 }, { ...waiting, refusals: 1000 }),
    }),
  );
}
