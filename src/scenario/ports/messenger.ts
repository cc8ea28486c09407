import type { Demo } from '../demo.ts';
import type { Secret } from '../secret.ts';

/**
 * The QR code's way to the participant and back: part of the steps, so failures are thrown and retried. It stores what it
 * posts in the ConversationMemory, and throws ConflictError when another bot has gone on with the demo meanwhile.
 */
export interface QrPoster {
  /** Opens the DM and posts the progress message; does nothing that is already done. */
  openConversation(demo: Demo): Promise<void>;
  /** Uploads the picture; one that was uploaded before is deleted first. */
  uploadQr(demo: Demo, otpauthUri: Secret): Promise<void>;
  /** Puts the picture into the progress message. */
  postQr(demo: Demo): Promise<void>;
  /** Deletes the picture; "not found" is success. */
  removeQr(demo: Pick<Demo, 'demoId'>): Promise<void>;
}

/** Tells people. Never throws into a step: what cannot be told is logged. */
export interface Messenger {
  /** Brings everything that follows the demo in line with it: the progress message, and the window that waits for an answer. */
  showDemo(demo: Demo): Promise<void>;
  /** Posts a short message that offers more time; `showDemo` deletes it when it has served. */
  postReminder(demo: Demo): Promise<void>;
  /** Told once each, for what a person must look at. */
  alertAdmins(alert: AdminAlert): Promise<void>;
}

/** A proof that was allowed without MFA, a demo that is stuck, or one that ended for what only an operator can mend. */
export type AdminAlert =
  | { readonly kind: 'surprise' | 'stuck'; readonly demo: Demo }
  | { readonly kind: 'misconfigured'; readonly demo: Demo; readonly reason: string };
