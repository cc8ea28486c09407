import { useEffect, useRef, useState } from 'react';

const RECONNECT_MS = 1000;

interface Stream<T> {
  /** The newest snapshot of this path, also while the connection is lost. */
  readonly value: T | undefined;
  /** Wrong only after a connection was lost or refused. */
  readonly isConnected: boolean;
}

/** Follows a stream of snapshots. `onReconnect` is called when a lost stream is back. */
export function useStream<T>(path: string, onReconnect?: () => void): Stream<T> {
  const [values, setValues] = useState<Readonly<Record<string, T>>>({});
  const [isConnected, setConnected] = useState(true);
  const reconnected = useRef(onReconnect);
  reconnected.current = onReconnect;

  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasLost = false;

    const open = () => {
      source = new EventSource(path);
      source.onopen = () => {
        setConnected(true);
        if (wasLost) reconnected.current?.();
        wasLost = false;
      };
      source.onmessage = (event: MessageEvent<string>) => {
        const value = JSON.parse(event.data) as T;
        setValues((before) => ({ ...before, [path]: value }));
      };
      // The browser gives up after some failures and waits long after others: we decide ourselves.
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
  }, [path]);

  return { value: values[path], isConnected };
}
