import { createContext } from 'react';

/** The place of the link that is being followed. */
export interface Followed {
  readonly channelId: string;
  /** The timestamp of the message; undefined for the conversation alone. */
  readonly ts?: string | undefined;
  /** The timestamp of the first message of the thread, if the message is a reply. */
  readonly threadTs?: string | undefined;
}

/** Undefined except while a link is followed. */
export const FollowedContext = createContext<Followed | undefined>(undefined);
