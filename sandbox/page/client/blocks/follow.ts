import { createContext, type MouseEvent, useContext } from 'react';

/** Follows a link if it leads into this workspace. Returns whether it does. */
export const FollowContext = createContext<(href: string) => boolean>(() => false);

/** Returns a click handler for a link. A link into this workspace opens no new tab. */
export function useFollow(href: string): (event: MouseEvent) => void {
  const follow = useContext(FollowContext);
  return (event) => {
    if (follow(href)) event.preventDefault();
  };
}
