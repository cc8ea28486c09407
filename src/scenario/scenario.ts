import type { Demo, ScenarioId, Stage } from './demo.ts';
import type { Priority } from './ports/job-queue.ts';
import type { Step } from './step.ts';

/** What is done in a stage, and where it leads. Steps that are finished already are skipped. */
export interface StageWork {
  readonly steps: readonly Step[];
  /** Absent: the stage waits for the person. */
  readonly next?: Stage;
  /** Where refused codes lead back to. */
  readonly onRefused?: Stage;
  readonly priority: Priority;
}

/** One lesson, as data: the engine runs it and knows nothing else of it. */
export interface Scenario {
  readonly id: ScenarioId;
  readonly firstStage: Stage;
  readonly stages: Readonly<Partial<Record<Stage, StageWork>>>;
  /** Ids of the steps that are done again when the participant asks for the QR code once more. */
  readonly onResend: readonly string[];
  /** Ids of the steps that are done again when the participant has taken more time. */
  readonly onMoreTime: readonly string[];
  /** Says whether AWS allowed what it must deny: then the demo ends, and the admins are told. */
  isSurprise(demo: Demo): boolean;
  /** Returns the demo without the secrets that its teardown does not need. */
  withoutSecrets(demo: Demo): Demo;
}
