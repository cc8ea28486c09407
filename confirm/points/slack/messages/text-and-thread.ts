import { type SlackPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';

const MOST = 40_000;

/** Older pages of Slack's documentation list the error `msg_too_long` for this method, newer pages do not. */
export const longTextIsCut: SlackPoint = {
  id: 'long-text-is-cut',
  service: 'slack',
  statement: '`chat.postMessage` cuts a text of more than 40,000 characters, and does not refuse it.',
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
    'Slack refuses a `thread_ts` that is not a timestamp with `invalid_thread_ts`, and accepts the timestamp of a message that does not exist.',
  where: ['sandbox/slack/web-api/thread.ts'],
  check: async (scene) => {
    const malformed = await scene.post({ text: 'A message of a check', thread_ts: '0' });
    const unknown = await scene.post({ text: 'A message of a check', thread_ts: '1602251441.001700' });
    const isAsBelieved = malformed.isRefused && malformed.code === 'invalid_thread_ts' && !unknown.isRefused;
    const saw = `${inWords(malformed, 'The malformed one was taken')}. ${inWords(unknown, 'The unknown one was taken')}.`;
    return verdict(isAsBelieved, saw, malformed.requestId);
  },
};
