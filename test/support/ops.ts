/**
 * Returns the port on which a bot with `OPS_PORT=0` serves health and metrics, from its log.
 * @throws Error if the log does not name the port
 */
function opsPortIn(logText: string): number {
  const lines = logText.trim().split('\n');
  const served = lines.map((line) => JSON.parse(line) as { msg: string; port?: number }).find(isServing);
  if (served?.port === undefined) throw new Error('the bot serves no health and metrics');
  return served.port;
}

function isServing({ msg }: { msg: string }): boolean {
  return msg === 'health and metrics are served';
}

/** Requests a path from the server for health and metrics of a bot. The log of the bot must name the server's port. */
export async function asked(bot: { logText(): string }, path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`http://127.0.0.1:${opsPortIn(bot.logText())}${path}`);
  return { status: response.status, text: await response.text() };
}
