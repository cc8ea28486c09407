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
  /**
   * Puts the picture into the progress message.
   * @param uploadedForMs for how long it has been uploaded, in milliseconds: Slack processes a picture before a message can show it
   * @returns how long to wait before the next try, in milliseconds, when it is not processed yet
   */
  postQr(demo: Demo, uploadedForMs: number): Promise<'shown' | { readonly tryAgainInMs: number }>;
  /**
   * Deletes the picture; "not found" is success. What Slack does not let it delete is remembered, tried again by `showDemo`, and
   * told to the admins: that stops no demo.
   */
  removeQr(demo: Pick<Demo, 'demoId'> & Partial<Pick<Demo, 'participant'>>): Promise<void>;
}

/** `later`: not all of it, and the next try may succeed. `never`: Slack does not take the participant's message any more. */
export type Told = 'told' | 'later' | 'never';

/** Tells people. Never throws into a step: what cannot be told is logged, and remembered as untold. */
export interface Messenger {
  /**
   * Brings everything that follows the demo in line with it: the progress message, and the window that waits for an answer. Tells
   * the admins what they have not heard yet, and takes away what is in nobody's way any more.
   */
  showDemo(demo: Demo): Promise<Told>;
  /** Says whether something of this demo could not be told so far. @throws UpstreamError */
  isUntold(demo: Pick<Demo, 'demoId'>): Promise<boolean>;
  /** Posts a short message that offers more time; `showDemo` deletes it when it has served. */
  postReminder(demo: Demo): Promise<void>;
  /**
   * Remembers what a person must look at; `showDemo` tells the admins. Each kind and reason once for a demo.
   * @throws UpstreamError when it cannot be remembered
   */
  noteAlert(alert: AdminAlert): Promise<void>;
}

/** Of whose demo admins are told. */
export type AlertedDemo = Pick<Demo, 'demoId' | 'participant' | 'incidentId'>;

/**
 * A proof that was allowed without MFA; a demo that is stuck; one that ended for what only an operator can change, or whose
 * participant cannot be written to; what Slack does not let the bot delete, or upload.
 */
export type AdminAlert =
  | { readonly kind: 'surprise'; readonly demo: AlertedDemo }
  | {
      readonly kind: 'stuck' | 'misconfigured' | 'unreachable' | 'left-in-slack' | 'no-pictures';
      readonly demo: AlertedDemo;
      readonly reason: string;
    };
