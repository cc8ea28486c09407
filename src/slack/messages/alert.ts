import type { AdminAlert } from '../../scenario/ports/messenger.ts';
import type { Text } from '../text/en.ts';
import { context, type MessageContent, section, sentence } from './blocks.ts';
import { escapeMrkdwn, mention } from './mrkdwn.ts';

/** Returns the message for admins: what happened in whose demo, and what to do. */
export function alertMessage(alert: AdminAlert, text: Text): MessageContent {
  const { demoId, incidentId } = alert.demo;
  const { about, aboutIncident } = text.admins;
  const { happened, toDo } = sentencesFor(alert, text);
  const which = incidentId === undefined ? about(demoId) : aboutIncident(demoId, incidentId);
  return sentence(happened, section(toDo), context(which));
}

function sentencesFor(alert: AdminAlert, { admins, refusedForAdmins }: Text): { happened: string; toDo: string } {
  const user = mention(alert.demo.participant.userId);
  if (alert.kind === 'surprise') return { happened: admins.surprise(user), toDo: admins.surpriseToDo };
  const reason = escapeMrkdwn(alert.reason);
  switch (alert.kind) {
    case 'misconfigured':
      return { happened: admins.misconfigured(user, reason), toDo: admins.misconfiguredToDo };
    case 'stuck':
      return { happened: admins.stuck(user, reason || admins.stuckReasonUnknown), toDo: admins.stuckToDo };
    case 'unreachable':
      return { happened: refusedForAdmins.unreachable(user, reason), toDo: refusedForAdmins.unreachableToDo };
    case 'left-in-slack':
      return { happened: refusedForAdmins.leftInSlack(user, reason), toDo: refusedForAdmins.leftInSlackToDo };
    case 'no-pictures':
      return { happened: refusedForAdmins.noPictures(user, reason), toDo: refusedForAdmins.noPicturesToDo };
  }
}
