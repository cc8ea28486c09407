import { createContext } from 'react';

/** The message or the conversation to which a clicked link leads. */
export interface Followed {
  readonly channelId: string;
  /** The timestamp of the message; undefined for the conversation alone. */
  readonly ts?: string | undefined;
  /** The timestamp of the first message of the thread, if the message is a reply. */
  readonly threadTs?: string | undefined;
}

/** The place that the page is about to show after a click on a link; undefined at all other times. */
export const FollowedContext = createContext<Followed | undefined>(undefined);
