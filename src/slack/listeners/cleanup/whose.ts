import { type Demo, isNobodys } from '../../../scenario/demo.ts';
import { mention } from '../../messages/mrkdwn.ts';
import type { Text } from '../../text/en.ts';

/** Names a demo's participant, in mrkdwn, or says that the demo is prepared for a workshop. */
export function whose(demo: Demo, { cleanup }: Text): string {
  return isNobodys(demo) ? cleanup.prepared : mention(demo.participant.userId);
}
