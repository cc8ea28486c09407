import type { Answer } from '../run/answer.ts';
import type { Waits } from '../run/waits.ts';

export interface SlackScene extends Waits {
  /** Ends with a slash. */
  readonly apiUrl: string;
  /** Whom the bot may write to. */
  readonly userId: string;
  /** The direct message with that person. */
  readonly channel: string;
  /** Calls a method of the Web API; a refusal is an answer. */
  call<T = object>(method: string, given: object): Promise<Answer<T>>;
  /** Posts into the direct message; what Slack takes is deleted at the end. */
  post(content: object): Promise<Answer<Posted>>;
  /** Uploads a picture without sharing it; it is deleted at the end. Gives its id. @throws Error when Slack does not take it */
  upload(picture: Uint8Array, altText: string): Promise<string>;
  /** Deletes this file at the end. */
  deleteLater(fileId: string): void;
  /** Installs another app in a workspace of its own; absent on the real Slack, where no program can. */
  install?(manifest: object): Promise<AnotherApp>;
}

export interface Posted {
  readonly ts: string;
}

export interface AnotherApp {
  /** Posts into the direct message with a person of that workspace. */
  post(text: string): Promise<Answer<Posted>>;
  /** The person types into that direct message; false: Slack does not let them. */
  personCanWrite(): Promise<boolean>;
}
