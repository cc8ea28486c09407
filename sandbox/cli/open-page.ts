import { type Page, type PageOptions, startPage } from '../page/server.ts';

const DEFAULT_PORT = 3000;

/**
 * Serves the page. A port that was asked for must be had; the default one gives way.
 * @throws Error when the port that was asked for is taken
 */
export async function openPage(options: Omit<PageOptions, 'port'>, port: number | undefined): Promise<Page> {
  if (port !== undefined) return startPage({ ...options, port });
  return startPage({ ...options, port: DEFAULT_PORT }).catch(() => startPage({ ...options, port: 0 }));
}
