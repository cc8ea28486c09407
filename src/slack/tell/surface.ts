import type { Demo } from '../../scenario/demo.ts';
import type { Conversation } from '../../scenario/ports/conversation-memory.ts';

/** A place in Slack that shows a demo. */
export interface Surface {
  /** For the log line when an update fails. */
  readonly name: string;
  /** Shown after the other surfaces, because it reads what they have noted. */
  readonly isLast?: true;
  /** Updates the place to the state of the demo. @throws UpstreamError, ConfigError */
  show(demo: Demo, known: Conversation): Promise<void>;
}
