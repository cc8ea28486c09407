import { notDecided, type SlackPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';
import type { SlackScene } from '../../../slack/scene.ts';
import { allowed } from '../../../slack/web.ts';

interface Read {
  readonly messages: readonly { readonly ts: string; readonly text?: string; readonly metadata?: object }[];
}

export const historyMetadata: SlackPoint = {
  id: 'history-metadata',
  service: 'slack',
  statement:
    '`conversations.history` returns only the `event_type` of a message’s metadata, unless `include_all_metadata` is set.',
  where: ['sandbox/slack/shapes/message-shape.ts'],
  check: async (scene) => {
    const metadata = { event_type: 'confirm', event_payload: { number: 1 } };
    const ts = await post(scene, { metadata });
    const span = { channel: scene.channel, oldest: ts, latest: ts, inclusive: true };
    const bare = await scene.call<Read>('conversations.history', span);
    const whole = await scene.call<Read>('conversations.history', { ...span, include_all_metadata: true });
    if (bare.isRefused || whole.isRefused) return notDecided(`The history cannot be read: ${inWords(bare)}.`);
    const [one, other] = [bare, whole].map(({ value }) => Object.keys(value.messages[0]?.metadata ?? {}).join(' and '));
    const saw = `Without the argument: ${one || 'nothing'}; with it: ${other || 'nothing'}.`;
    return verdict(one === 'event_type' && other === 'event_type and event_payload', saw, whole.requestId);
  },
};

export const repliesOfReply: SlackPoint = {
  id: 'replies-of-a-reply',
  service: 'slack',
  statement: '`conversations.replies` with the timestamp of a reply returns only that reply.',
  where: ['sandbox/slack/web-api/methods/conversations.ts'],
  check: async (scene) => {
    const root = await post(scene, {});
    const first = await post(scene, { thread_ts: root });
    await post(scene, { thread_ts: root });
    const answer = await scene.call<Read>('conversations.replies', { channel: scene.channel, ts: first });
    if (answer.isRefused) return notDecided(`The replies cannot be read: ${inWords(answer)}.`);
    const found = answer.value.messages.map(({ ts }) => ts);
    return verdict(
      found.join() === first,
      `Of a thread with two replies, ${found.length} was answered.`,
      answer.requestId,
    );
  },
};

async function post(scene: SlackScene, more: object): Promise<string> {
  return allowed('chat.postMessage', await scene.post({ text: 'A message of a check', ...more })).ts;
}
