import type { WriteStream } from 'node:tty';
import pc from 'picocolors';

/** Returns the colours of a terminal, or none if the output is not a terminal. */
export function coloursOf(out: Pick<WriteStream, 'isTTY' | 'hasColors'>) {
  return pc.createColors(Boolean(out.isTTY) && out.hasColors());
}
