import type { Conversation, Demo } from '../demo.ts';
import type { Secret } from '../secret.ts';

/** The QR code's way to the participant and back: part of the steps, so failures are thrown and retried. */
export interface QrPoster {
  /** Opens the DM and posts the progress message; does nothing that is already done. */
  openConversation(demo: Demo): Promise<Conversation>;
  /** Removes what an earlier one left and posts the message that `postQr` will put the picture into. */
  announceQr(demo: Demo): Promise<Conversation>;
  /** Uploads the picture; its id must be saved before `postQr`. */
  uploadQr(demo: Demo, otpauthUri: Secret): Promise<Conversation>;
  postQr(demo: Demo): Promise<Conversation>;
  /** Deletes file and message; "not found" is success. Returns the conversation without them. */
  removeQr(demo: Demo): Promise<Conversation>;
}

/** Tells people. Never throws into a step: what cannot be told is logged. */
export interface Messenger {
  /** Brings the participant's progress message, and the modal that waits for an answer (`demo.waitingViewId`), in line with the demo. */
  showDemo(demo: Demo): Promise<void>;
  /** Posts a short message that offers more time, and returns its timestamp; `showDemo` deletes it when it has served. */
  postReminder(demo: Demo): Promise<string | undefined>;
  /** Told once each, for what a person must look at. */
  alertAdmins(alert: AdminAlert): Promise<void>;
}

/** A proof that was allowed without MFA, a demo that is stuck, or one that ended for what only an operator can mend. */
export type AdminAlert =
  | { readonly kind: 'surprise' | 'stuck'; readonly demo: Demo }
  | { readonly kind: 'misconfigured'; readonly demo: Demo; readonly reason: string };
