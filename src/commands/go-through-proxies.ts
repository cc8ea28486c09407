import { setGlobalDispatcher } from 'undici';
import type { Proxies } from '../shared/proxies.ts';
import { createProxyDispatcher } from '../shared/proxy-dispatcher.ts';

/** Sends every fetch of this process through the proxies. Changes nothing if there are no proxies. */
export function goThroughProxies(proxies: Proxies | undefined): void {
  if (proxies) setGlobalDispatcher(createProxyDispatcher(proxies));
}
