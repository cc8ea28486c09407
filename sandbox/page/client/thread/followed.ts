import { createContext } from 'react';

/** Where the link leads that is being followed. */
export interface Followed {
  readonly channelId: string;
  /** Of the message; absent for the conversation alone. */
  readonly ts?: string | undefined;
  /** Of the first message of the thread, if the message is a reply. */
  readonly threadTs?: string | undefined;
}

/** Undefined except while a link is followed. */
export const FollowedContext = createContext<Followed | undefined>(undefined);
