import type { WebClient } from '@slack/web-api';
import type { CleanupOperations } from '../scenario/cleanup.ts';
import type { Operations } from '../scenario/operations.ts';
import type { Clock } from '../scenario/ports.ts';
import type { Admins } from './admins.ts';
import type { SlackLogger } from './bolt-logger.ts';
import type { People } from './participant.ts';

/** What every listener may use. */
export interface ListenerParts {
  readonly operations: Operations;
  readonly cleanup: CleanupOperations;
  readonly client: WebClient;
  readonly people: People;
  readonly admins: Admins;
  /** @throws ConfigError, UpstreamError when the user group that may start cannot be read. */
  isInAllowedGroup(userId: string): Promise<boolean>;
  readonly clock: Clock;
  /** Aborted when the bot stops: what only keeps people up to date ends then. */
  readonly stopping: AbortSignal;
  readonly logger: SlackLogger;
}
