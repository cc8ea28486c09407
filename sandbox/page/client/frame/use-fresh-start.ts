import { useEffect } from 'react';
import { forgetStory } from '../story-memory.ts';

const CHANNEL = 'story';

/** Deletes the stored state of the page after a reset of the sandbox, and reloads all windows of the sandbox. */
export function startAfresh(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('restarted');
  channel.close();
  reload();
}

/** Reloads this window when another window has reset the sandbox. */
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
