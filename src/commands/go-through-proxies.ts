import { setGlobalDispatcher } from 'undici';
import type { Proxies } from '../shared/proxies.ts';
import { createProxyDispatcher } from '../shared/proxy-dispatcher.ts';

/** Has every fetch of this process go the way that the proxies say; nothing changes without proxies. */
export function goThroughProxies(proxies: Proxies | undefined): void {
  if (proxies) setGlobalDispatcher(createProxyDispatcher(proxies));
}
