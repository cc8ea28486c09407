import type { Demo } from '../../scenario/demo.ts';
import type { Text } from '../text/en.ts';
import { type MessageContent, sentence } from './blocks.ts';
import { escapeMrkdwn, mention } from './mrkdwn.ts';

/** For admins: what needs a person, and whose demo it is. */
export function alertMessage(kind: 'surprise' | 'stuck', demo: Demo, text: Text): MessageContent {
  const user = mention(demo.participant.userId);
  if (kind === 'surprise') return sentence(text.admins.surprise(user, demo.demoId));
  const reason = escapeMrkdwn(demo.stuckReason ?? text.progress.stuckReasonUnknown);
  return sentence(text.admins.stuck(user, demo.demoId, reason));
}
