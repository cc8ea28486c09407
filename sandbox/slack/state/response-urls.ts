import { forgetOldest } from './forget-oldest.ts';
import { newHex } from './ids.ts';
import type { ResponseUrl } from './records.ts';
import type { SlackState } from './state.ts';

const MAX_USES = 5;
const LIFE_MS = 30 * 60 * 1000;

/** Returns a new `response_url`, with which the app can answer in this channel. */
export function issueResponseUrl(
  state: SlackState,
  target: Pick<ResponseUrl, 'channelId' | 'userId' | 'messageTs'>,
): string {
  const key = `${state.team.id}/${newHex(16)}`;
  state.responseUrls.set(key, { ...target, issuedAt: state.now(), uses: 0 });
  forgetOldest(state.responseUrls);
  return `${state.baseUrl}/response/${key}`;
}

/**
 * Counts one use of a `response_url`. Slack allows five within thirty minutes
 * (docs.slack.dev/interactivity/handling-user-interaction).
 * @returns the target of the message, or Slack's error if the address can no longer be used; undefined if the address
 * does not exist
 */
export function spendResponseUrl(state: SlackState, key: string): ResponseUrl | 'expired_url' | 'used_url' | undefined {
  const target = state.responseUrls.get(key);
  if (!target) return undefined;
  if (state.now() - target.issuedAt > LIFE_MS) return 'expired_url';
  if (target.uses >= MAX_USES) return 'used_url';
  state.responseUrls.set(key, { ...target, uses: target.uses + 1 });
  return target;
}

/** Lets all addresses expire, as after thirty minutes. */
export function expireResponseUrls(state: SlackState): void {
  for (const [key, target] of state.responseUrls) state.responseUrls.set(key, { ...target, issuedAt: -Infinity });
}
