import { type Conversation, isThere } from '../../scenario/ports/conversation-memory.ts';
import type { Shown } from '../messages/progress.ts';
import { whatAdminsKnow } from './alerts/pending-alerts.ts';

/**
 * Returns what the progress message shows in addition to the demo: the picture with the QR code, or that Slack accepts
 * no picture, and what the admins know.
 */
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
