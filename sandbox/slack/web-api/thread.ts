import { refuseWithMessages } from '../refusal.ts';
import { threadTsFor } from '../state/messages.ts';
import type { SlackState } from '../state/state.ts';

/**
 * Returns the `thread_ts` of a reply to the message at `ts`. Slack takes the timestamp of a message that is not there.
 * @throws SlackRefusal `invalid_thread_ts` if it is no timestamp (as reported in jenkinsci/slack-plugin#584)
 */
export function checkedThreadTs(state: SlackState, channelId: string, ts: string | undefined): string | undefined {
  // Clients send an empty text for no thread.
  if (ts === undefined || ts === '') return undefined;
  return /^\d{10}\.\d{1,6}$/.test(ts)
    ? threadTsFor(state, channelId, ts)
    : refuseWithMessages('invalid_thread_ts', [`${ts} is not a valid thread_ts`]);
}
