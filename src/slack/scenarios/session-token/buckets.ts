import type { KnownBlock } from '@slack/types';
import type { SessionTokenState } from '../../../scenario/session-token/state.ts';
import { section } from '../../messages/blocks.ts';
import { code } from '../../messages/mrkdwn.ts';
import type { Text } from '../../text/en.ts';

const MOST_NAMES = 10;

/** Lists the buckets that the temporary credentials with MFA could list: the first ten names and the count. */
export function bucketBlocks(
  buckets: SessionTokenState['buckets'],
  { sessionToken: { buckets: text } }: Text,
): KnownBlock[] {
  if (!buckets) return [section(text.gone)];
  if (buckets.count === 0) return [section(text.none)];
  const names = buckets.names.slice(0, MOST_NAMES);
  const others = buckets.count - names.length;
  const lines = [text.some(buckets.count), ...names.map((name) => `• ${code(name)}`)];
  return [section((others > 0 ? [...lines, text.more(others)] : lines).join('\n'))];
}
