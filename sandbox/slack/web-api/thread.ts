import { refuseWithMessages } from '../refusal.ts';
import { threadTsFor } from '../state/messages.ts';
import type { SlackState } from '../state/state.ts';

/**
 * Returns the `thread_ts` of a reply to the message at `ts`. The message does not have to exist, as on Slack.
 * @throws SlackRefusal `invalid_thread_ts` if `ts` is not a timestamp (reported in
 * github.com/jenkinsci/slack-plugin/issues/584)
 */
export function checkedThreadTs(state: SlackState, channelId: string, ts: string | undefined): string | undefined {
  // Some clients send an empty text if there is no thread.
  if (ts === undefined || ts === '') return undefined;
  return /^\d{10}\.\d{1,6}$/.test(ts)
    ? threadTsFor(state, channelId, ts)
    : refuseWithMessages('invalid_thread_ts', [`${ts} is not a valid thread_ts`]);
}
