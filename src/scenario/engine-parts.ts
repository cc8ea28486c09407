import type { AccessRules } from './participant/access.ts';
import type { AwsAccount } from './ports/aws-account.ts';
import type { Clock } from './ports/clock.ts';
import type { DemoHistory } from './ports/demo-history.ts';
import type { DemoStore, UnreadableRecords } from './ports/demo-store.ts';
import type { Events } from './ports/events.ts';
import type { JobQueue } from './ports/job-queue.ts';
import type { Messenger, QrPoster } from './ports/messenger.ts';
import type { Notes } from './ports/notes.ts';
import type { WorkshopStore } from './ports/workshop-store.ts';
import type { WorkshopTeller } from './ports/workshop-teller.ts';
import type { Scenarios } from './scenarios.ts';
import type { ScenarioSettings } from './step.ts';

/** The additional parts that workshops need. */
export interface InWorkshops {
  readonly workshops: WorkshopStore;
  readonly teller: WorkshopTeller;
  readonly access: Pick<AccessRules, 'maxActiveDemos'>;
  /** Returns 12 random lowercase letters and digits. */
  readonly newDemoId: () => string;
}

export interface EngineParts {
  readonly scenarios: Scenarios;
  readonly store: DemoStore;
  readonly queue: JobQueue;
  readonly aws: AwsAccount;
  readonly qrPoster: QrPoster;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly events: Events;
  readonly settings: ScenarioSettings;
  readonly newIncidentId: () => string;
  readonly unreadable?: UnreadableRecords | undefined;
  /** If absent, ended demos are not added to a history. */
  readonly history?: DemoHistory | undefined;
  /** If absent, the time of the last sweep is not stored. */
  readonly notes?: Notes | undefined;
  /** If absent, there are no workshops. */
  readonly inWorkshops?: InWorkshops | undefined;
}
