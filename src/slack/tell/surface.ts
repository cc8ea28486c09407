import type { Demo } from '../../scenario/demo.ts';
import type { Conversation } from '../../scenario/ports/conversation-memory.ts';

/** One place in Slack where a demo can be seen. */
export interface Surface {
  /** For the log, when it could not be brought up to date. */
  readonly name: string;
  /** Shown when the others have been, with what they have noted. */
  readonly isLast?: true;
  /** Brings it in line with the demo. @throws UpstreamError, ConfigError */
  show(demo: Demo, known: Conversation): Promise<void>;
}
