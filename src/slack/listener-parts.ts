import type { WebClient } from '@slack/web-api';
import type { Operations } from '../scenario/operations.ts';
import type { Clock } from '../scenario/ports.ts';
import type { SlackLogger } from './bolt-logger.ts';
import type { People } from './participant.ts';

/** What every listener may use. */
export interface ListenerParts {
  readonly operations: Operations;
  readonly client: WebClient;
  readonly people: People;
  readonly clock: Clock;
  readonly logger: SlackLogger;
}
