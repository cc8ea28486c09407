import { useEffect } from 'react';
import { forgetStory } from '../story-memory.ts';

const CHANNEL = 'story';

/** The world is on its first day again: so are this window, and the other ones of the sandbox. */
export function startAfresh(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('restarted');
  channel.close();
  reload();
}

/** Follows when another window restarted the story. */
export function useFreshStart(): void {
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = reload;
    return () => channel.close();
  }, []);
}

function reload(): void {
  forgetStory();
  location.reload();
}
