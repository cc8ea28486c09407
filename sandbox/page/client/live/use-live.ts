import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createLiveStore, type LiveStore } from './live-store.ts';

const RECONNECT_MS = 1000;

export const LiveContext = createContext<LiveStore>(createLiveStore());

/** Returns the newest value of this stream, also while the connection is lost. */
export function useLive<T>(path: string): T | undefined {
  const store = useContext(LiveContext);
  return useSyncExternalStore(store.subscribe, () => store.valueAt(path) as T | undefined);
}

/**
 * Follows these streams over one connection. Returns false while the connection is lost. `onReconnect` is called when a
 * lost connection is back.
 */
export function useLiveConnection(store: LiveStore, paths: readonly string[], onReconnect: () => void): boolean {
  const [isConnected, setConnected] = useState(true);
  const reconnected = useRef(onReconnect);
  reconnected.current = onReconnect;
  const query = paths.map((path) => `of=${encodeURIComponent(path)}`).join('&');

  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasLost = false;

    const open = () => {
      source = new EventSource(`/_page/stream?${query}`);
      source.onopen = () => {
        setConnected(true);
        store.forgetTraffic();
        if (wasLost) reconnected.current();
        wasLost = false;
      };
      for (const path of new URLSearchParams(query).getAll('of')) {
        source.addEventListener(path, (event: MessageEvent<string>) => store.put(path, event.data));
      }
      // Reconnect here: after some failures the browser does not reconnect, and after others it waits for a long time.
      source.onerror = () => {
        source?.close();
        wasLost = true;
        setConnected(false);
        timer = setTimeout(open, RECONNECT_MS);
      };
    };

    open();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [store, query]);

  return isConnected;
}
