import type { PolicyTools } from '../../policy-check/real-try.ts';
import type { Overview } from '../../scenario/overview.ts';
import type { Operations } from '../../scenario/participant/operations.ts';
import type { Clock } from '../../scenario/ports/clock.ts';
import type { ConversationMemory } from '../../scenario/ports/conversation-memory.ts';
import type { Messenger, QrPoster } from '../../scenario/ports/messenger.ts';
import type { Notes } from '../../scenario/ports/notes.ts';
import type { CleanupOperations } from '../../scenario/sweep/cleanup.ts';
import type { WorkshopOperations } from '../../scenario/workshop/operations.ts';
import type { SlackDoor } from '../api/slack-door.ts';
import type { SlackLogger } from '../bolt/bolt-logger.ts';
import type { Faces } from '../messages/face.ts';
import type { Admins } from '../people/admins.ts';
import type { AllowedPeople } from '../people/allowed-people.ts';
import type { Languages } from '../people/languages.ts';
import type { People } from '../people/people.ts';
import type { Home } from '../tell/home.ts';
import type { Boards } from '../tell/workshop/boards.ts';

/** The parts that every listener may use. */
export interface ListenerParts {
  readonly operations: Operations;
  readonly cleanup: CleanupOperations;
  readonly policies: PolicyTools;
  readonly faces: Faces;
  readonly door: SlackDoor;
  readonly memory: ConversationMemory;
  readonly people: People;
  readonly languages: Languages;
  readonly notes: Notes;
  readonly home: Home;
  readonly admins: Admins;
  readonly checkers: AllowedPeople;
  readonly trainers: AllowedPeople;
  readonly workshops: WorkshopOperations;
  readonly boards: Boards;
  readonly messenger: Messenger;
  readonly qrPoster: Pick<QrPoster, 'openConversation'>;
  readonly overview: Pick<Overview, 'of'>;
  /**
   * Whether the user is in the user group that may start demos.
   * @throws ConfigError, UpstreamError when the group cannot be read
   */
  isInAllowedGroup(userId: string): Promise<boolean>;
  readonly clock: Clock;
  /** Aborted when the bot stops. Work that only updates a view must then end. */
  readonly stopping: AbortSignal;
  readonly logger: SlackLogger;
}
