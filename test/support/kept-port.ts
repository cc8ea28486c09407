/** The port of the previous server; 0 before the first. */
let kept = 0;

/**
 * Starts a server on the port of this worker's previous server, because Chromium has already compiled the scripts of
 * this address. The previous server must be closed. If another program has taken the port, the server gets any port
 * that is free.
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
