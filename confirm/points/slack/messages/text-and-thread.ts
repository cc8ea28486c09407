import { type SlackPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';

const MOST = 40_000;

/** Older pages of Slack name `msg_too_long` for this method; the newer ones do not. */
export const longTextIsCut: SlackPoint = {
  id: 'long-text-is-cut',
  service: 'slack',
  statement: 'A text of more than 40,000 characters is cut by `chat.postMessage`, not refused.',
  where: ['sandbox/slack/web-api/methods/chat.ts'],
  check: async (scene) => {
    const answer = await scene.post({ text: 'x'.repeat(MOST + 1) });
    return verdict(!answer.isRefused, `${inWords(answer, 'It was taken')}.`, answer.requestId);
  },
};

export const malformedThread: SlackPoint = {
  id: 'malformed-thread-ts',
  service: 'slack',
  statement:
    'A `thread_ts` that is no timestamp is refused with `invalid_thread_ts`; one of a message that is not there is taken.',
  where: ['sandbox/slack/web-api/thread.ts'],
  check: async (scene) => {
    const malformed = await scene.post({ text: 'A message of a check', thread_ts: '0' });
    const unknown = await scene.post({ text: 'A message of a check', thread_ts: '1602251441.001700' });
    const isAsBelieved = malformed.isRefused && malformed.code === 'invalid_thread_ts' && !unknown.isRefused;
    const saw = `${inWords(malformed, 'The malformed one was taken')}. ${inWords(unknown, 'The unknown one was taken')}.`;
    return verdict(isAsBelieved, saw, malformed.requestId);
  },
};
