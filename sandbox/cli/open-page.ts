import { type Page, type PageOptions, startPage } from '../page/server.ts';

const DEFAULT_PORT = 3000;

/**
 * Serves the page. If no port is given and the default port is taken, uses any free port.
 * @throws Error if the given port is taken
 */
export async function openPage(options: Omit<PageOptions, 'port'>, port: number | undefined): Promise<Page> {
  if (port !== undefined) return startPage({ ...options, port });
  return startPage({ ...options, port: DEFAULT_PORT }).catch(() => startPage({ ...options, port: 0 }));
}
