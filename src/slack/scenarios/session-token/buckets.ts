import type { KnownBlock } from '@slack/types';
import type { SessionTokenState } from '../../../scenario/session-token/state.ts';
import { section } from '../../messages/blocks.ts';
import { code } from '../../messages/mrkdwn.ts';
import type { Text } from '../../text/en.ts';

const MOST_NAMES = 10;

/** What the session with MFA could list: the first ten names and the count. Nothing before that. */
export function bucketBlocks(buckets: SessionTokenState['buckets'], text: Text): KnownBlock[] {
  if (!buckets) return [];
  if (buckets.count === 0) return [section(text.report.noBuckets)];
  const names = buckets.names.slice(0, MOST_NAMES);
  const others = buckets.count - names.length;
  const lines = [text.report.bucketsTitle(buckets.count), ...names.map((name) => `• ${code(name)}`)];
  return [section((others > 0 ? [...lines, text.report.moreBuckets(others)] : lines).join('\n'))];
}
