import type { Demo, Participant, ScenarioId } from '../demo.ts';

export type CreateResult =
  | { readonly created: true; readonly demo: Demo }
  | { readonly created: false; readonly active: Demo };

/** The demos that were prepared ahead for one lesson of one workshop. */
export interface PreparedGroup {
  readonly workshopId: string;
  readonly scenario: ScenarioId;
}

/** The times that change when a participant takes a prepared demo over. */
export type TakenTimes = Pick<Demo, 'createdAt' | 'deadlineAt'>;

/**
 * Keeps demos. Every adapter passes test/contract/demo-store.ts. Methods that read one demo throw UnreadableRecordError
 * if it is damaged, and ConfigError if its secrets were sealed with a key that is not configured.
 */
export interface DemoStore {
  /** Saves a new demo, unless its participant has an active one. It is atomic, also between processes. */
  createIfNoneActive(demo: Demo): Promise<CreateResult>;
  load(demoId: string): Promise<Demo | undefined>;
  findActive(participant: Pick<Participant, 'workspaceId' | 'userId'>): Promise<Demo | undefined>;
  /**
   * Saves a changed demo and returns it with its next version.
   * @throws ConflictError when the stored version is not `demo.version`, or the record is gone.
   */
  save(demo: Demo): Promise<Demo>;
  /**
   * Gives the oldest waiting demo of the group to a participant who has no active demo, atomically, and returns it. The
   * demo keeps its place in the order of active demos. If the process crashes before the save, no participant gets this
   * demo, and it ends at its deadline or with its workshop.
   * @param take called before the save, and again if another save comes first. It returns undefined for a demo that
   * cannot be used; then the next demo is tried
   * @returns undefined when no demo waits, or the participant has an active demo
   */
  claimPrepared(
    group: PreparedGroup,
    participant: Participant,
    take: (prepared: Demo) => Promise<TakenTimes | undefined>,
  ): Promise<Demo | undefined>;
  /** Counts the demos of the group that can be claimed. Reads no records. */
  countPrepared(group: PreparedGroup): Promise<number>;
  /**
   * Counts the active demos before this one: older demos, and demos that are equally old and have a smaller id. Reads
   * no records, so demos with a damaged record count too.
   */
  countBefore(place: Pick<Demo, 'demoId' | 'createdAt'>): Promise<number>;
  /** Counts the active demos at each place (see `placeOf`) without reading records. */
  countByStage(): Promise<ReadonlyMap<string, number>>;
  /**
   * Reads every demo that is not ended, oldest first, except demos whose record cannot be read. Only the sweep, the
   * cleanup and the end of a workshop use it, because it reads all records.
   */
  listActive(): Promise<Demo[]>;
}

/** Records that cannot be read: they are damaged, or were written by another version of the bot. */
export interface UnreadableRecords {
  listUnreadable(): Promise<UnreadableDemo[]>;
  /**
   * Deletes the record, so that its participant can start another demo. Call it when nothing of the demo is left in
   * AWS. Returns false, and deletes nothing, when the record can be read after all.
   */
  forgetUnreadable(demoId: string): Promise<boolean>;
}

/** What is known about a demo whose record cannot be read. */
export interface UnreadableDemo {
  readonly demoId: string;
  /** When the demo began, in epoch milliseconds; 0 when that is not known either. */
  readonly createdAt: number;
}

/**
 * Thrown for a record that is damaged, or that another version of the bot has written. The error message contains no
 * value of the record. Another try does not help.
 */
export class UnreadableRecordError extends Error {
  override name = 'UnreadableRecordError';
}
