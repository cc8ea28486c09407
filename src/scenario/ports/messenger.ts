import type { Demo } from '../demo.ts';
import type { Secret } from '../secret.ts';

/**
 * Shows the QR code to the participant, and deletes it. Steps call it, so errors are thrown and the step is tried
 * again. It stores what it posts in the ConversationMemory. When another bot has gone on with the demo,
 * `openConversation` deletes its own message, and the other methods throw ConflictError.
 */
export interface QrPoster {
  /** Opens the direct message and posts the progress message. Can be repeated: it skips what is already done. */
  openConversation(demo: Demo): Promise<void>;
  /**
   * Uploads the picture. A picture that was uploaded before is deleted first. If Slack does not let the bot upload
   * pictures, notes this and does not throw: the person can type the setup key.
   */
  uploadQr(demo: Demo, otpauthUri: Secret): Promise<void>;
  /**
   * Puts the picture into the progress message. If Slack has refused the upload, only updates the message.
   * @param uploadedForMs how long ago it was uploaded, in milliseconds: Slack must process a picture before a message
   * can show it
   * @returns how long to wait before the next try, in milliseconds, if Slack has not processed it yet
   */
  postQr(demo: Demo, uploadedForMs: number): Promise<'shown' | { readonly tryAgainInMs: number }>;
  /**
   * Deletes the picture. "Not found" counts as success. If the deletion fails, the picture is noted and the demo goes
   * on. `showDemo` then tries again, or alerts the admins if Slack never lets the bot delete the picture.
   */
  removeQr(demo: Pick<Demo, 'demoId'> & Partial<Pick<Demo, 'participant'>>): Promise<void>;
}

/**
 * `later`: not everything could be sent, but the next try may succeed. `never`: another try does not help, for example
 * because Slack does not accept the participant's message any more.
 */
export type Told = 'told' | 'later' | 'never';

/**
 * Sends messages to people. `showDemo` and `postReminder` never throw: a message that could not be sent is logged.
 * `showDemo` also notes it for another try (see `isUntold`).
 */
export interface Messenger {
  /**
   * Updates everything that shows the demo, such as the progress message, the window that waits for an answer, and the
   * App Home. Sends the alerts that admins have not got yet, and deletes messages that are not needed any more.
   */
  showDemo(demo: Demo): Promise<Told>;
  /**
   * Returns whether messages about this demo must still be sent or deleted, because an earlier try failed.
   * @throws UpstreamError
   */
  isUntold(demo: Pick<Demo, 'demoId'>): Promise<boolean>;
  /** Posts a short message that offers more time. `showDemo` deletes it when it is not needed any more. */
  postReminder(demo: Demo): Promise<void>;
  /**
   * Notes an alert. `showDemo` sends it to the admins, each kind and reason once for a demo.
   * @throws UpstreamError when it cannot be noted
   */
  noteAlert(alert: AdminAlert): Promise<void>;
}

/** The facts about a demo that an alert needs. */
export type AlertedDemo = Pick<Demo, 'demoId' | 'participant' | 'incidentId'>;

/**
 * An alert for the admins. `surprise`: AWS allowed a call that it must deny. `stuck`: a teardown failed.
 * `misconfigured`: the demo ended for a reason that only an operator can change. `unreachable`: the bot cannot write to
 * the participant. `left-in-slack`: Slack does not let the bot delete something. `no-pictures`: Slack does not let the
 * bot upload pictures.
 */
export type AdminAlert =
  | { readonly kind: 'surprise'; readonly demo: AlertedDemo }
  | {
      readonly kind: 'stuck' | 'misconfigured' | 'unreachable' | 'left-in-slack' | 'no-pictures';
      readonly demo: AlertedDemo;
      readonly reason: string;
    };
