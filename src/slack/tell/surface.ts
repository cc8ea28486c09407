import type { Demo } from '../../scenario/demo.ts';
import type { Conversation } from '../../scenario/ports/conversation-memory.ts';

/** A place in Slack that shows a demo. */
export interface Surface {
  /** The name of the place in the log line about a failed update. */
  readonly name: string;
  /** Set for a surface that is shown after the others, because it reads facts that they save. */
  readonly isLast?: true;
  /** Updates the place to the state of the demo. @throws UpstreamError, ConfigError */
  show(demo: Demo, known: Conversation): Promise<void>;
}
