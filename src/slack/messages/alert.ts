import type { AdminAlert } from '../../scenario/ports/messenger.ts';
import type { Text } from '../text/en.ts';
import { type MessageContent, sentence } from './blocks.ts';
import { escapeMrkdwn, mention } from './mrkdwn.ts';

/** For admins: what needs a person, and whose demo it is. */
export function alertMessage(alert: AdminAlert, text: Text): MessageContent {
  const { kind, demo } = alert;
  const user = mention(demo.participant.userId);
  if (kind === 'surprise') return sentence(text.admins.surprise(user, demo.demoId));
  if (kind === 'misconfigured')
    return sentence(text.admins.misconfigured(user, demo.demoId, escapeMrkdwn(alert.reason)));
  const reason = escapeMrkdwn(demo.stuckReason ?? text.progress.stuckReasonUnknown);
  return sentence(text.admins.stuck(user, demo.demoId, reason));
}
