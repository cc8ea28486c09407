import type { WriteStream } from 'node:tty';
import pc from 'picocolors';

/** Returns the colours for this output; none if it is not a terminal, or a terminal without colours. */
export function coloursOf(out: Pick<WriteStream, 'isTTY' | 'hasColors'>) {
  return pc.createColors(Boolean(out.isTTY) && out.hasColors());
}
