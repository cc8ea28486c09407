import type { Workshop } from '../../scenario/workshop/workshop.ts';

/** How long a workshop is remembered after its end, in milliseconds. */
export const ENDED_WORKSHOP_TTL_MS = 24 * 3_600_000;

/** Fields of the hash; `NUMBER` stands in a text for the number that a seat gets. */
export const RECORD = 'record';
export const NUMBER = '$number';

type Saving = Pick<Workshop, 'workshopId' | 'workspaceId' | 'channelId' | 'phase'>;

/** One workshop is a hash of texts; an index says which channel has one that is not ended. Each method is atomic. */
export interface WorkshopHashes {
  /** Creates the hash with a record of version 0, or returns the id of the workshop that the channel has. */
  open(workshop: Saving, record: string): Promise<string | undefined>;
  /** Returns `saved`, `gone`, or the version that is stored. */
  save(workshop: Saving, before: number, record: string): Promise<string>;
  /** Returns the id of the channel's workshop. */
  inChannel(channel: Pick<Workshop, 'workspaceId' | 'channelId'>): Promise<string | undefined>;
  /** Frees a channel that has this workshop. */
  release(channel: Pick<Workshop, 'workspaceId' | 'channelId'>, workshopId: string): Promise<void>;
  /** Returns the ids of all workshops that are not ended. */
  listOpen(): Promise<string[]>;
  read(workshopId: string): Promise<Readonly<Record<string, string>>>;
  readFields(workshopId: string, fields: readonly string[]): Promise<(string | undefined)[]>;
  /** Sets a field unless it is there, with `NUMBER` in the text replaced by the next number. Returns the text; nothing without a workshop. */
  addNumbered(workshopId: string, field: string, text: string): Promise<{ isNew: boolean; text: string } | undefined>;
  /** Sets fields, and removes those with `undefined`, if the field `needed` is there. */
  set(workshopId: string, needed: string, fields: Readonly<Record<string, string | undefined>>): Promise<void>;
  /** Sets a field if it has the value `before`. */
  replace(workshopId: string, field: string, before: string | undefined, now: string): Promise<boolean>;
}

/** As JSON, since ids that are only strung together could collide. */
export function channelField({ workspaceId, channelId }: Pick<Workshop, 'workspaceId' | 'channelId'>): string {
  return JSON.stringify([workspaceId, channelId]);
}
