/** Who may start a demo, besides that guests never may. Empty lists narrow nothing. */
export interface AccessRules {
  /** People on this list and members of the user group may start: either is enough. */
  readonly allowedUserIds: readonly string[];
  readonly allowedUsergroupId: string | undefined;
  /** Where `start` must be typed. */
  readonly allowedChannelIds: readonly string[];
  /** How many demos of this installation may be active at the same moment. */
  readonly maxActiveDemos: number;
  /** How long after a start the same person may start again, in milliseconds; at once if absent. */
  readonly pauseMs?: number;
}

/** What the Slack side knows about somebody who wants to start. */
export interface StartTraits {
  readonly isGuest: boolean;
  readonly isInAllowedGroup: boolean;
  /** Where the wish was uttered: a channel, or the direct message. */
  readonly channelId: string;
}

/** Why a demo was not started; each reason has its sentence. */
export type StartRefusal =
  | { readonly reason: 'guest' | 'not-invited' }
  | { readonly reason: 'other-channel'; readonly channelIds: readonly string[] }
  | { readonly reason: 'full'; readonly maxActiveDemos: number }
  /** So many seconds from now it is possible. */
  | { readonly reason: 'too-soon'; readonly seconds: number };

/** Whether this person may start here; `undefined` is yes. Who one is comes first: only the invited learn where to go. */
export function refusalToStart(rules: AccessRules, userId: string, traits: StartTraits): StartRefusal | undefined {
  if (traits.isGuest) return { reason: 'guest' };
  if (!isInvited(rules, userId, traits)) return { reason: 'not-invited' };
  const { allowedChannelIds } = rules;
  const isElsewhere = allowedChannelIds.length > 0 && !allowedChannelIds.includes(traits.channelId);
  return isElsewhere ? { reason: 'other-channel', channelIds: allowedChannelIds } : undefined;
}

/**
 * Says whether a new demo has a place; `undefined` is yes. Places go by time, so that of many who start at the same moment,
 * also in several processes, as many get in as there is room for.
 * @param before how many active demos are before it
 */
export function refusalWhenFull(
  { maxActiveDemos }: Pick<AccessRules, 'maxActiveDemos'>,
  before: number,
): StartRefusal | undefined {
  return before >= maxActiveDemos ? { reason: 'full', maxActiveDemos } : undefined;
}

function isInvited(rules: AccessRules, userId: string, { isInAllowedGroup }: StartTraits): boolean {
  const isOpenToAll = rules.allowedUserIds.length === 0 && rules.allowedUsergroupId === undefined;
  return isOpenToAll || isInAllowedGroup || rules.allowedUserIds.includes(userId);
}
