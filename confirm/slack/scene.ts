import type { Answer } from '../run/answer.ts';
import type { Waits } from '../run/waits.ts';

export interface SlackScene extends Waits {
  /** Ends with a slash. */
  readonly apiUrl: string;
  /** The person to whom the bot may write. */
  readonly userId: string;
  /** The direct message with that person. */
  readonly channel: string;
  /** Calls a method of the Web API. A refusal is returned as an answer, not thrown. */
  call<T = object>(method: string, given: object): Promise<Answer<T>>;
  /** Posts into the direct message. The message is deleted at the end. */
  post(content: object): Promise<Answer<Posted>>;
  /**
   * Uploads a picture without sharing it, and returns its id. The file is deleted at the end.
   * @throws Error when Slack refuses it
   */
  upload(picture: Uint8Array, altText: string): Promise<string>;
  /** Deletes this file at the end. */
  deleteLater(fileId: string): void;
  /**
   * Installs another app in a new workspace of the sandbox. Absent on the real Slack, where a program cannot do this.
   */
  install?(manifest: object): Promise<AnotherApp>;
}

export interface Posted {
  readonly ts: string;
}

export interface AnotherApp {
  /** Posts into the direct message with a person of the new workspace. */
  post(text: string): Promise<Answer<Posted>>;
  /** Lets the person write into that direct message. Returns false if Slack does not allow it. */
  personCanWrite(): Promise<boolean>;
}
