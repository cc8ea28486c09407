/**
 * Who may start a demo, and where. Guests may never start one. If no person and no user group is listed, all other
 * people may start one. If no channel is listed, all channels are allowed.
 */
export interface AccessRules {
  /** These people, and the members of the user group, may start a demo. */
  readonly allowedUserIds: readonly string[];
  readonly allowedUsergroupId: string | undefined;
  /** The channels in which a person may start a demo. If there are any, a start in the App Home is refused. */
  readonly allowedChannelIds: readonly string[];
  /** How many demos of this installation may be active at the same time. */
  readonly maxActiveDemos: number;
  /** How long a person must wait between two starts, in milliseconds. If absent, there is no wait. */
  readonly pauseMs?: number;
}

/** What the Slack side knows about a person who wants to start a demo. */
export interface StartTraits {
  readonly isGuest: boolean;
  readonly isInAllowedGroup: boolean;
  /** Where the person asked for the demo: a channel or the direct message; empty for the App Home. */
  readonly channelId: string;
}

/** Why a demo was not started. */
export type StartRefusal =
  | { readonly reason: 'guest' | 'not-invited' }
  | { readonly reason: 'other-channel'; readonly channelIds: readonly string[] }
  | { readonly reason: 'full'; readonly maxActiveDemos: number }
  /** `seconds`: how long until the person may start again. */
  | { readonly reason: 'too-soon'; readonly seconds: number };

/**
 * Returns why this person may not start here, or undefined if they may. It checks the person before the channel: people
 * without access must not learn the allowed channels.
 */
export function refusalToStart(rules: AccessRules, userId: string, traits: StartTraits): StartRefusal | undefined {
  if (traits.isGuest) return { reason: 'guest' };
  if (!isInvited(rules, userId, traits)) return { reason: 'not-invited' };
  const { allowedChannelIds } = rules;
  const isElsewhere = allowedChannelIds.length > 0 && !allowedChannelIds.includes(traits.channelId);
  return isElsewhere ? { reason: 'other-channel', channelIds: allowedChannelIds } : undefined;
}

/**
 * Returns a refusal if `maxActiveDemos` or more active demos are older than the new demo, otherwise undefined. So even
 * if many people start at the same time, in several processes, exactly as many demos begin as are allowed.
 * @param before how many active demos started before this one
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
