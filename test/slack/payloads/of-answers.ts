import type { Locale } from '../../../src/scenario/demo.ts';
import {
  alreadyActiveMessage,
  chooseLessonMessage,
  refusalMessage,
  startedMessage,
} from '../../../src/slack/messages/answers/start.ts';
import {
  noDemoMessage,
  statusMessage,
  tooOldMessage,
  unseenEndMessage,
} from '../../../src/slack/messages/answers/status.ts';
import { stoppingMessage, thatDemoIsOverMessage } from '../../../src/slack/messages/answers/stop.ts';
import { unknownLessonMessage, unknownMessage } from '../../../src/slack/messages/answers/unknown.ts';
import { linkToDm, type Way } from '../../../src/slack/messages/answers/way.ts';
import { sentence } from '../../../src/slack/messages/blocks.ts';
import { helpMessage } from '../../../src/slack/messages/help.ts';
import { timeOfDay } from '../../../src/slack/messages/mrkdwn.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import type { Text } from '../../../src/slack/text/en.ts';
import { answerView } from '../../../src/slack/views/answer.ts';
import { everyDemo } from '../sample-demos.ts';
import { extremeDemos } from './of-demos.ts';
import { extreme, message, NASTY, type Payload, view } from './payload.ts';

const COMMANDS = ['start', 'status', 'stop', 'help'];

/** Returns answers to commands and clicks, among them refusals and errors. */
export function ofAnswers(locale: Locale, text: Text): Payload[] {
  const link = linkToDm({ appId: `A${'9'.repeat(20)}`, teamId: `T${'9'.repeat(20)}` });
  const ways = [
    ['with a link', { link, bot: '<@U0BOT>' }],
    ['without a link', { link: undefined, bot: '<@U0BOT>' }],
  ] as const;
  const channelIds = Array.from({ length: 300 }, () => 'C0123456789');
  return [
    message('help', helpMessage, text, { isAdmin: false, mayCheck: false, mayTrain: false }),
    message('help for admins', helpMessage, text, { isAdmin: true, mayCheck: true, mayTrain: true }),
    ...ways.flatMap(([name, way]) => [
      message(`started, ${name}`, startedMessage, text, way),
      message(`stopping, ${name}`, stoppingMessage, 'stopping', text, way),
      message(`already stopping, ${name}`, stoppingMessage, 'already-stopping', text, way),
      ...aboutDemos(everyDemo(locale), `, ${name}`, way, text),
      ...extreme(aboutDemos(extremeDemos(locale), `, ${name}`, way, text)),
    ]),
    ...refusals(text),
    ...extreme([message('refused, many channels', refusalMessage, { reason: 'other-channel', channelIds }, text, '')]),
    ...unknownWords('sart', text),
    ...extreme(unknownWords(NASTY, text)),
    message('which lesson?', chooseLessonMessage, { ...FACES, offered: () => FACES.lessonIds }, text),
    message('a word behind start', unknownLessonMessage, 'foo', ['session-token'], text),
    message('no such lesson', unknownLessonMessage, 'foo', ['session-token', 'assume-role'], text),
    ...extreme([message('no such lesson', unknownLessonMessage, NASTY, ['session-token', 'assume-role'], text)]),
    message('no demo', noDemoMessage, text),
    ...['ended by stop', 'ended before anything', 'ended by a failure'].flatMap((name) => {
      const demo = everyDemo(locale)[name];
      return demo ? [message(`an unseen end: ${name}`, unseenEndMessage, demo, FACES.of(demo), text)] : [];
    }),
    message('an old button', tooOldMessage, text),
    view('an answer in a window', answerView, text, tooOldMessage(text)),
    message('a stop of what is over', thatDemoIsOverMessage, text),
    message('the QR code comes again', sentence, text.commands.qrComesAgain),
    message('more time', sentence, text.progress.moreTime.taken(timeOfDay(0))),
    message('more time, already taken', sentence, text.progress.moreTime.alreadyTaken(timeOfDay(0))),
    message('the files', sentence, text.takeHome.files.message),
    message('the files, again', sentence, text.takeHome.files.already),
    message('an error', sentence, text.errors.incident('abcd1234')),
    message('Slack was late', sentence, text.errors.clickAgain),
    message('only for admins', sentence, text.cleanup.forAdmins),
  ];
}

function aboutDemos(demos: ReturnType<typeof everyDemo>, ending: string, way: Way, text: Text): Payload[] {
  return Object.entries(demos).flatMap(([name, demo]) => [
    message(`already active: ${name}${ending}`, alreadyActiveMessage, demo, FACES.of(demo), text, way),
    message(`status: ${name}${ending}`, statusMessage, demo, FACES.of(demo), text, way),
  ]);
}

function refusals(text: Text): Payload[] {
  const reasons = [
    { reason: 'guest' } as const,
    { reason: 'not-invited' } as const,
    { reason: 'other-channel', channelIds: ['C0123456789', 'C9876543210'] } as const,
    { reason: 'full', maxActiveDemos: 1 } as const,
    { reason: 'full', maxActiveDemos: 50 } as const,
  ];
  return reasons.flatMap((refusal) => {
    const name = 'maxActiveDemos' in refusal ? `${refusal.reason} with ${refusal.maxActiveDemos}` : refusal.reason;
    return [
      message(`refused: ${name}`, refusalMessage, refusal, text, ''),
      message(`refused, with admins: ${name}`, refusalMessage, refusal, text, '<@U0MAX>'),
    ];
  });
}

function unknownWords(word: string, text: Text): Payload[] {
  return [...COMMANDS, undefined].map((meant) =>
    message(`unknown, meant: ${meant}`, unknownMessage, word, meant, text),
  );
}
