let kept = 0;

/**
 * Starts a server where this worker had one before, once that is closed: Chromium knows the scripts of this address and does
 * not compile them again. If somebody has taken the port meanwhile, any other one will do.
 */
export async function onKeptPort<Server>(
  start: (port: number) => Promise<Server>,
  urlOf: (server: Server) => string,
): Promise<Server> {
  const server = await start(kept).catch((error: unknown) => {
    if (!isTaken(error)) throw error;
    return start(0);
  });
  kept = Number(new URL(urlOf(server)).port);
  return server;
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && (error.cause as NodeJS.ErrnoException | undefined)?.code === 'EADDRINUSE';
}
