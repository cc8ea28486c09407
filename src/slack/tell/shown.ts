import { type Conversation, isThere } from '../../scenario/ports/conversation-memory.ts';
import type { Shown } from '../messages/progress.ts';
import { whatAdminsKnow } from './alerts/pending-alerts.ts';

/** What the progress message has to say besides the demo: its picture, if there is one, and what the admins know. */
export function shownIn(known: Conversation): Shown {
  const { qrFileId, shownQrFileId, pictureRefused } = known;
  const hasPicture = isThere(qrFileId) && qrFileId === shownQrFileId;
  const adminsKnow = whatAdminsKnow(known);
  return {
    ...(hasPicture ? { qrFileId } : {}),
    ...(isThere(pictureRefused) && !hasPicture ? { isWithoutPicture: true } : {}),
    ...(adminsKnow && { adminsKnow }),
  };
}
