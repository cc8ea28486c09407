import { createFaults, type Faults } from '../fault-orders.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { createRateLimits, type RateLimits } from '../rate-limits.ts';
import { createTrafficLog, type TrafficLog } from '../traffic/traffic-log.ts';
import { newClientId, newHex, newToken } from './ids.ts';
import { createNewsDesk, type NewsDesk } from './news.ts';
import type {
  Conversation,
  FileRecord,
  Message,
  Notice,
  ResponseUrl,
  Suggestion,
  Trigger,
  User,
  UserGroup,
  View,
} from './records.ts';
import { APP, moreMembers, seedConversations, TEAM, USERS } from './seed.ts';
import { type Switches, USUAL_SWITCHES } from './switches.ts';

export interface Seed {
  readonly switches: Partial<Switches>;
  /** How many members the workspace has in addition to the people of seed.ts. */
  readonly moreMembers: number;
  readonly userGroups: readonly UserGroup[];
}

/** The whole state of the embedded Slack. Code that changes what people see calls `changed`. */
export interface SlackState {
  readonly manifest: Manifest;
  readonly switches: Switches;
  readonly team: typeof TEAM;
  readonly app: typeof APP;
  readonly secrets: {
    readonly botToken: string;
    readonly appToken: string;
    readonly signingSecret: string;
    readonly verificationToken: string;
    readonly clientId: string;
    readonly clientSecret: string;
  };
  readonly users: ReadonlyMap<string, User>;
  readonly userGroups: ReadonlyMap<string, UserGroup>;
  readonly conversations: Map<string, Conversation>;
  /** The messages of each conversation, oldest first. */
  readonly messages: Map<string, readonly Message[]>;
  readonly files: Map<string, FileRecord>;
  /** The open modals and published homes. A closed view is removed. */
  readonly views: Map<string, View>;
  /** The ids of the open modals per user, from bottom to top. */
  readonly modalStacks: Map<string, readonly string[]>;
  /** The id of the published home of each user. */
  readonly homes: Map<string, string>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly notices: Notice[];
  /**
   * The options that the app has offered a person in an external select menu, by person and menu. The person can choose
   * only these and the initial options.
   */
  readonly suggested: Map<string, readonly Suggestion[]>;
  /** The faults for the next calls of some methods. */
  readonly faults: Faults;
  /** How many of the next deliveries are sent twice. Events about actions of the app itself are not counted. */
  duplicatesLeft: number;
  readonly traffic: TrafficLog;
  readonly news: NewsDesk;
  readonly rates: RateLimits;
  /** The address of the server of this Slack; empty until the server listens. */
  baseUrl: string;
  revision: number;
  /** The number of resets plus 1. If it changes during a delivery to the app, the delivery's outcome is ignored. */
  story: number;
  now(): number;
  /** Returns a new, unique message timestamp. */
  newTs(): string;
  changed(): void;
  /** Calls `listener` after every change. Returns the function that ends the subscription. */
  onChange(listener: () => void): () => void;
}

export function createState(manifest: Manifest, seed: Seed, now: () => number): SlackState {
  const listeners = new Set<() => void>();
  const users = [...USERS, ...moreMembers(seed.moreMembers)];
  const conversations = seedConversations(users, manifest.botName, Math.floor(now() / 1000));
  let lastMicroseconds = 0;
  return {
    manifest,
    switches: { ...USUAL_SWITCHES, ...seed.switches },
    team: TEAM,
    app: APP,
    secrets: {
      botToken: newToken('xoxb', APP.appId),
      appToken: newToken('xapp', APP.appId),
      signingSecret: newHex(16),
      verificationToken: newHex(12),
      clientId: newClientId(),
      clientSecret: newHex(16),
    },
    users: new Map(users.map((user) => [user.userId, user])),
    userGroups: new Map(seed.userGroups.map((group) => [group.id, group])),
    conversations: new Map(conversations.map((conversation) => [conversation.channelId, conversation])),
    messages: new Map(),
    files: new Map(),
    views: new Map(),
    modalStacks: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    notices: [],
    suggested: new Map(),
    faults: createFaults(),
    duplicatesLeft: 0,
    traffic: createTrafficLog(now),
    news: createNewsDesk(),
    rates: createRateLimits(now),
    baseUrl: '',
    revision: 1,
    story: 1,
    now,
    newTs() {
      lastMicroseconds = Math.max(lastMicroseconds + 1, Math.floor(now() * 1000));
      return `${Math.floor(lastMicroseconds / 1e6)}.${String(lastMicroseconds % 1e6).padStart(6, '0')}`;
    },
    changed() {
      this.revision += 1;
      for (const listener of listeners) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Removes messages, views, files, triggers, response URLs, offered options, notices and the traffic log. Channels get
 * their first members again. People, tokens, switches and faults stay.
 */
export function resetState(state: SlackState): void {
  const { messages, files, views, modalStacks, homes, triggers, responseUrls, suggested } = state;
  for (const memory of [messages, files, views, modalStacks, homes, triggers, responseUrls, suggested]) memory.clear();
  state.notices.length = 0;
  for (const first of seedConversations([...state.users.values()], state.manifest.botName, 0)) {
    const now = state.conversations.get(first.channelId)!;
    state.conversations.set(first.channelId, { ...now, memberIds: first.memberIds });
  }
  state.traffic.clear();
  state.story += 1;
  state.changed();
}
