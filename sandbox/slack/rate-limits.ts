/** How often a method may be called per minute, by tier (docs.slack.dev/apis/web-api/rate-limits). */
const PER_MINUTE = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;

/**
 * The tier of each method, from its page. chat.postMessage has a limit of its own (`POSTING`). On Slack, other methods
 * that are not listed have no limit, or a limit of hundreds of calls per minute; here they have none.
 */
const TIERS: Readonly<Record<string, keyof typeof PER_MINUTE>> = {
  'apps.connections.open': 1,
  'bots.info': 3,
  'chat.delete': 3,
  'chat.postEphemeral': 4,
  'chat.update': 3,
  'conversations.history': 3,
  'conversations.invite': 3,
  'conversations.join': 3,
  'conversations.kick': 3,
  'conversations.leave': 3,
  'conversations.members': 4,
  'conversations.replies': 3,
  'conversations.info': 3,
  'conversations.list': 2,
  'conversations.open': 3,
  'files.completeUploadExternal': 4,
  'files.delete': 3,
  'files.getUploadURLExternal': 4,
  'files.info': 4,
  'reactions.add': 3,
  'reactions.get': 3,
  'reactions.list': 2,
  'reactions.remove': 2,
  'team.info': 3,
  'usergroups.list': 2,
  'usergroups.users.list': 2,
  'users.conversations': 3,
  'users.info': 4,
  'users.list': 2,
  'users.lookupByEmail': 3,
  'users.profile.get': 4,
  'views.open': 4,
  'views.publish': 4,
  'views.push': 4,
  'views.update': 4,
};

/** One message per second and channel, after a short burst. */
const POSTING = { method: 'chat.postMessage', perMinute: 60, burst: 4 } as const;
const MOST_BUCKETS = 1000;

/** Returns the tier of a method: `special` for `chat.postMessage`, counted per channel; undefined without a limit. */
export function tierOf(method: string): keyof typeof PER_MINUTE | 'special' | undefined {
  if (method === POSTING.method) return 'special';
  return Object.hasOwn(TIERS, method) ? TIERS[method] : undefined;
}

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/** Counts calls by Slack's limits: those of `chat.postMessage` per channel, the others per method. */
export interface RateLimits {
  /**
   * Counts a call within the limit and returns undefined. For a call over the limit, which does not count, returns the
   * seconds after which the app can repeat it.
   */
  take(method: string, channel: string): number | undefined;
}

export function createRateLimits(now: () => number): RateLimits {
  const buckets = new Map<string, Bucket>();
  return {
    take(method, channel) {
      const tier = tierOf(method);
      if (tier === undefined) return undefined;
      const isPosting = tier === 'special';
      const perMinute = isPosting ? POSTING.perMinute : PER_MINUTE[tier];
      const most = isPosting ? POSTING.burst : perMinute;
      const key = isPosting ? `${method} ${channel}` : method;
      const before = buckets.get(key) ?? { tokens: most, at: now() };
      const tokens = Math.min(most, before.tokens + ((now() - before.at) / 60_000) * perMinute);
      if (buckets.size > MOST_BUCKETS) buckets.clear();
      buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now() });
      return tokens >= 1 ? undefined : Math.ceil(((1 - tokens) / perMinute) * 60);
    },
  };
}
