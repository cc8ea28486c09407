import type { Demo, Participant, ScenarioId } from '../demo.ts';

export type CreateResult =
  | { readonly created: true; readonly demo: Demo }
  | { readonly created: false; readonly active: Demo };

/** Those that were prepared ahead for one lesson of one workshop. */
export interface PreparedGroup {
  readonly workshopId: string;
  readonly scenario: ScenarioId;
}

/** What changes when somebody takes a demo over, besides its participant. */
export type TakenTimes = Pick<Demo, 'createdAt' | 'deadlineAt'>;

/** Remembers demos. Every adapter passes test/contract/demo-store.ts. What reads one demo throws UnreadableRecordError for a damaged one. */
export interface DemoStore {
  /** Saves a new demo unless its participant has an active one; atomic, also between processes. */
  createIfNoneActive(demo: Demo): Promise<CreateResult>;
  load(demoId: string): Promise<Demo | undefined>;
  findActive(participant: Pick<Participant, 'workspaceId' | 'userId'>): Promise<Demo | undefined>;
  /**
   * Saves a changed demo and returns it with its next version.
   * @throws ConflictError when the stored version is not `demo.version`, or the record is gone.
   */
  save(demo: Demo): Promise<Demo>;
  /**
   * Gives the oldest demo of the group that belongs to nobody to a participant who has no active demo, atomically, and returns
   * it. It keeps its place among the active ones. If the process ends in between, nobody gets this demo, and it ends at its deadline.
   * @param take called before it is saved, and again if another save comes first; returns nothing for one that is of no use,
   * and then the next one is tried
   * @returns nothing when there is none, or the participant has an active demo
   */
  claimPrepared(
    group: PreparedGroup,
    participant: Participant,
    take: (prepared: Demo) => Promise<TakenTimes | undefined>,
  ): Promise<Demo | undefined>;
  /** Counts the demos of the group that can be claimed. Reads no records. */
  countPrepared(group: PreparedGroup): Promise<number>;
  /**
   * Counts the active demos before this one: older ones, and those of the same moment with a smaller id. Reads no records,
   * and counts those that cannot be read too.
   */
  countBefore(place: Pick<Demo, 'demoId' | 'createdAt'>): Promise<number>;
  /** Counts the active demos in each stage without reading records. */
  countByStage(): Promise<ReadonlyMap<string, number>>;
  /** Reads every demo that is not ended, oldest first: for the sweep and the cleanup, which look at each. */
  listActive(): Promise<Demo[]>;
}

/** Damaged records, and those of another version of the bot. */
export interface UnreadableRecords {
  listUnreadable(): Promise<UnreadableDemo[]>;
  /** To be called once nothing of the demo is left in AWS: frees its participant. False when the record can be read after all. */
  forgetUnreadable(demoId: string): Promise<boolean>;
}

/** What is known of a demo although its record cannot be read. */
export interface UnreadableDemo {
  readonly demoId: string;
  /** When it began, in epoch milliseconds; 0 when that is lost too. */
  readonly createdAt: number;
}

/** A record is damaged, or of another version of the bot. Its message has no value of the record. Another try changes nothing. */
export class UnreadableRecordError extends Error {
  override name = 'UnreadableRecordError';
}
