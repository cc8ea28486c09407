import { createContext, type MouseEvent, useContext } from 'react';

/** Follows a link inside of the workspace; says whether it leads there. */
export const FollowContext = createContext<(href: string) => boolean>(() => false);

/** For the click on a link: one that leads into this workspace opens no new tab. */
export function useFollow(href: string): (event: MouseEvent) => void {
  const follow = useContext(FollowContext);
  return (event) => {
    if (follow(href)) event.preventDefault();
  };
}
