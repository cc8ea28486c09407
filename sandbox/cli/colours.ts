import type { WriteStream } from 'node:tty';
import pc from 'picocolors';

/** The colours of a terminal; everywhere else text stays as it is. */
export function coloursOf(out: Pick<WriteStream, 'isTTY' | 'hasColors'>) {
  return pc.createColors(Boolean(out.isTTY) && out.hasColors());
}
