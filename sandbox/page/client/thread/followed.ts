import { createContext } from 'react';

/** The message or the conversation in this workspace to which a link leads. */
export interface Followed {
  readonly channelId: string;
  /** The timestamp of the message; undefined for the conversation alone. */
  readonly ts?: string | undefined;
  /** The timestamp of the first message of its thread; undefined if the message is not a reply. */
  readonly threadTs?: string | undefined;
}

/** The place that the page is about to show after a click on a link; undefined at all other times. */
export const FollowedContext = createContext<Followed | undefined>(undefined);
