import type { AdminAlert } from '../../scenario/ports/messenger.ts';
import type { Text } from '../text/en.ts';
import { context, type MessageContent, section, sentence } from './blocks.ts';
import { escapeMrkdwn, mention } from './mrkdwn.ts';

/** For admins: what happened to whose demo, and what to do. */
export function alertMessage(alert: AdminAlert, text: Text): MessageContent {
  const { demoId, incidentId } = alert.demo;
  const { about, aboutIncident } = text.admins;
  const { happened, toDo } = sentencesFor(alert, text);
  const which = incidentId === undefined ? about(demoId) : aboutIncident(demoId, incidentId);
  return sentence(happened, section(toDo), context(which));
}

function sentencesFor(alert: AdminAlert, { admins }: Text): { happened: string; toDo: string } {
  const user = mention(alert.demo.participant.userId);
  switch (alert.kind) {
    case 'surprise':
      return { happened: admins.surprise(user), toDo: admins.surpriseToDo };
    case 'misconfigured':
      return { happened: admins.misconfigured(user, escapeMrkdwn(alert.reason)), toDo: admins.misconfiguredToDo };
    case 'stuck': {
      const reason = escapeMrkdwn(alert.demo.stuckReason ?? admins.stuckReasonUnknown);
      return { happened: admins.stuck(user, reason), toDo: admins.stuckToDo };
    }
  }
}
