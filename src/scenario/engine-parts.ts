import type {
  AwsAccount,
  Clock,
  DemoStore,
  Events,
  JobQueue,
  Messenger,
  QrPoster,
  UnreadableRecords,
} from './ports.ts';
import type { ScenarioSettings } from './step.ts';

export interface EngineParts {
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
}
