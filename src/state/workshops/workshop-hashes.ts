import type { Workshop } from '../../scenario/workshop/workshop.ts';

/** How long a workshop is kept after its end. */
export const ENDED_WORKSHOP_TTL_MS = 24 * 3_600_000;

/** The field of the hash with the workshop's record. */
export const RECORD = 'record';
/** The placeholder in a text for the number that a seat gets. */
export const NUMBER = '$number';

type Saving = Pick<Workshop, 'workshopId' | 'workspaceId' | 'channelId' | 'phase'>;

/** Each workshop is a hash of texts. An index has the open workshop of each channel. Each method is atomic. */
export interface WorkshopHashes {
  /** Creates the hash with a record of version 0. If the channel already has a workshop, returns its id instead. */
  open(workshop: Saving, record: string): Promise<string | undefined>;
  /** Saves the record if the stored version is `before`. Returns `saved`, `gone`, or the version that is stored. */
  save(workshop: Saving, before: number, record: string): Promise<string>;
  /** Returns the id of the channel's workshop. */
  inChannel(channel: Pick<Workshop, 'workspaceId' | 'channelId'>): Promise<string | undefined>;
  /** Removes the channel from the index if its entry names this workshop. */
  release(channel: Pick<Workshop, 'workspaceId' | 'channelId'>, workshopId: string): Promise<void>;
  /** Returns the ids of all workshops that are not ended. */
  listOpen(): Promise<string[]>;
  read(workshopId: string): Promise<Readonly<Record<string, string>>>;
  readFields(workshopId: string, fields: readonly string[]): Promise<(string | undefined)[]>;
  /**
   * Sets a field if it does not exist, with `NUMBER` in the text replaced by the next number. Returns the field's text,
   * or undefined if there is no such workshop.
   */
  addNumbered(workshopId: string, field: string, text: string): Promise<{ isNew: boolean; text: string } | undefined>;
  /** Sets fields, and deletes fields whose value is undefined. Does nothing if the field `needed` does not exist. */
  set(workshopId: string, needed: string, fields: Readonly<Record<string, string | undefined>>): Promise<void>;
  /**
   * Makes all changes if the field `needed` exists and each changed field still has its value `before`. Returns whether
   * the fields have their new values.
   */
  replace(workshopId: string, needed: string, changes: readonly FieldChange[]): Promise<boolean>;
}

/** An undefined value means that the field does not exist. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | undefined;
  readonly now: string | undefined;
}

/** Returns the channel's field in the index. It is JSON, because ids that are only joined could collide. */
export function channelField({ workspaceId, channelId }: Pick<Workshop, 'workspaceId' | 'channelId'>): string {
  return JSON.stringify([workspaceId, channelId]);
}
