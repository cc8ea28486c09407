/**
 * The person's side of the embedded Slack, spoken over HTTP by the page, the scripted person and tests.
 * All paths are below `/_person`; bodies and answers are JSON.
 *
 *   GET  /_person/workspace                     -> Workspace
 *   GET  /_person/:userId/screen                -> Screen
 *   GET  /_person/:userId/screen/stream         -> server-sent events; each `data:` line is a whole Screen
 *   POST /_person/:userId/types    Types        -> Done     (a slash command if the text starts with `/`, else a message)
 *   POST /_person/:userId/clicks   Clicks       -> Done     (a button or a choice, in a message or in a modal)
 *   POST /_person/:userId/submits  Submits      -> Done     (the top modal)
 *   POST /_person/:userId/closes   { viewId }   -> Done     (the top modal: Cancel, X or Esc)
 *   POST /_person/:userId/looks-up LooksUp      -> Offered  (the options of a menu that asks the app for them)
 *   POST /_person/:userId/reacts   Reacts       -> Done     (adds a reaction to a message, or removes it)
 *   POST /_person/:userId/runs     Runs         -> Done     (a shortcut)
 *   POST /_person/:userId/opens-home OpensHome  -> Done
 *   GET  /_person/:userId/files/:fileId         -> the file's bytes, if this person can see it
 *
 * For trainers and testers, of the whole workspace:
 *
 *   GET  /_person/traffic/stream                -> server-sent events; each `data:` line is a TrafficEntry
 *   GET  /_person/switches                      -> SlackSwitches
 *   POST /_person/switches         SwitchOrder  -> SlackSwitches
 *   POST /_person/reset            {}           -> Done     (what was said, opened and uploaded is forgotten)
 *
 * An action answers when Slack's own part is done (for a submit: when the app has acknowledged or the time is up);
 * what the app then does shows on the screen.
 */
export interface Workspace {
  readonly teamId: string;
  readonly teamName: string;
  /** Where permalinks of this workspace begin, without a slash at the end. */
  readonly url?: string | undefined;
  readonly appName: string;
  readonly personas: readonly Persona[];
  readonly commands: readonly { readonly command: string; readonly description: string; readonly usageHint: string }[];
  /** Whether the app has a Home tab, published or not. */
  readonly hasHome?: boolean | undefined;
  /** What people can do with the messages of the app; absent means `open`. */
  readonly messagesTab?: 'open' | 'read-only' | 'off' | undefined;
  /** Whether the app hears of messages that are written to it. */
  readonly hearsMessages?: boolean | undefined;
  readonly shortcuts?:
    | readonly { readonly name: string; readonly type: 'global' | 'message'; readonly callbackId: string }[]
    | undefined;
  readonly userGroups?:
    | readonly {
        readonly id: string;
        readonly handle: string;
        readonly name: string;
        readonly memberIds: readonly string[];
      }[]
    | undefined;
}

export interface Persona {
  readonly userId: string;
  readonly name: string;
  readonly role: 'member' | 'admin' | 'guest';
  /** Slack's form, for example `en-US`, `ja-JP`. */
  readonly locale: string;
}

/** Everything one person sees, whole. It only ever grows newer: `revision` rises with every change. */
export interface Screen {
  readonly revision: number;
  readonly me: Persona;
  /** Channels first, then the DM with the app (which is always there). */
  readonly conversations: readonly ScreenConversation[];
  /** The stack of open modals, bottom to top: the person sees the last one. */
  readonly modals: readonly ScreenModal[];
  /** Blocks of the App Home, `null` until the app has published one. */
  readonly home: { readonly viewId: string; readonly blocks: readonly object[] } | null;
  /** Slack's own words when an app did not answer in time, newest last. */
  readonly notices: readonly { readonly id: string; readonly channelId: string | null; readonly text: string }[];
}

export interface ScreenConversation {
  readonly channelId: string;
  readonly kind: 'channel' | 'app-dm';
  readonly name: string;
  /** Oldest first; includes messages that only this person sees. */
  readonly messages: readonly ScreenMessage[];
}

export interface ScreenMessage {
  readonly ts: string;
  readonly authorName: string;
  readonly isFromApp: boolean;
  /** What the app shows in place of its own picture: the name of an emoji without colons, or an address. */
  readonly icon?: { readonly emoji: string } | { readonly url: string } | undefined;
  readonly text: string;
  /** Block Kit as posted. An image block with `slack_file` is shown by `GET .../files/:fileId`. */
  readonly blocks: readonly object[];
  readonly isEphemeral: boolean;
  readonly isEdited: boolean;
  /** Of a reply: the timestamp of the message whose thread it is in. */
  readonly threadTs?: string | undefined;
  /** Of a reply: whether it stands in the channel, too. */
  readonly isBroadcast?: boolean | undefined;
  /** How many replies its thread has. */
  readonly replyCount?: number | undefined;
  readonly reactions?: readonly { readonly name: string; readonly userIds: readonly string[] }[] | undefined;
}

export interface ScreenModal {
  readonly viewId: string;
  /** What the app calls it; empty if it gave no name. */
  readonly callbackId?: string | undefined;
  readonly title: string;
  readonly blocks: readonly object[];
  /** Absent when the view has no submit button. */
  readonly submitLabel?: string | undefined;
  readonly closeLabel: string;
  /** `submitting` until the app has acknowledged. */
  readonly state: 'open' | 'submitting';
  /** Per input block: what the app (or Slack's own length check) refused. */
  readonly errors: Readonly<Record<string, string>>;
  /** Slack's own sentence when the app did not answer in time. */
  readonly trouble?: string | undefined;
}

export interface Types {
  readonly channelId: string;
  readonly text: string;
  /** Makes it a reply: the timestamp of a message in the thread. */
  readonly threadTs?: string | undefined;
  /** Whether a reply is shown in the channel, too. */
  readonly isBroadcast?: boolean | undefined;
}

export interface Reacts {
  readonly channelId: string;
  readonly ts: string;
  /** Of the emoji, without colons. */
  readonly name: string;
  /** Whether the reaction is taken away. */
  readonly isRemoved?: boolean | undefined;
}

export interface LooksUp {
  readonly in: Clicks['in'];
  readonly blockId: string;
  readonly actionId: string;
  /** What is typed into the menu. */
  readonly query: string;
  readonly values?: FieldValues | undefined;
}

/** The options to choose from by their values, in groups where the app makes groups; none if the app gave no answer. */
export type Offered =
  | { readonly ok: true; readonly options: readonly object[]; readonly groups?: readonly object[] | undefined }
  | { readonly ok: false; readonly error: string };

export interface Clicks {
  readonly in: { readonly channelId: string; readonly ts: string } | { readonly viewId: string };
  readonly blockId: string;
  readonly actionId: string;
  /** What the fields around it hold now. Needed for a choice that tells the app at once: what is chosen after the click. */
  readonly values?: FieldValues | undefined;
}

/** A shortcut of the manifest: of a message, or, without one, a global one. */
export interface Runs {
  readonly callbackId: string;
  readonly on?: { readonly channelId: string; readonly ts: string } | undefined;
}

/** A tab of the app; without one the Home. Slack tells the app of both. */
export interface OpensHome {
  readonly tab?: 'home' | 'messages' | undefined;
}

export interface Submits {
  readonly viewId: string;
  readonly values: FieldValues;
}

/**
 * What the fields hold: block id -> action id -> value. Of a text field, its text. Of checkboxes and menus, the values of
 * the chosen options (one as a text or as a list); of a menu of people or channels, their ids; of a date `2026-01-31`, of a
 * time `23:59`, of both the epoch seconds. An empty list or text means that it is empty; missing, that it was left as it came.
 */
export type FieldValues = Readonly<Record<string, Readonly<Record<string, FieldValue>>>>;
export type FieldValue = string | readonly string[];

/** `error` is for the player of the person (no such button, no such modal), not something Slack would show. */
export type Done = { readonly ok: true } | { readonly ok: false; readonly error: string };

/**
 * One exchange between Slack and the app. A stream begins with the newest 300, oldest first; an entry that changes is
 * sent again under the same number. Tokens, codes, and addresses that grant something are hidden.
 */
export interface TrafficEntry {
  readonly number: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly direction: 'to-app' | 'from-app';
  /** For example `slash_commands`, `interactive:block_actions`, `events_api:app_home_opened`, `chat.postMessage`. */
  readonly kind: string;
  /** One short line. */
  readonly summary: string;
  /** The id of the person who did it or for whom it is, where there is one. */
  readonly person?: string | undefined;
  /** `too-late`: the app did not acknowledge in time. `failed`: nobody took it, or Slack refused the call. */
  readonly status: 'waiting' | 'answered' | 'too-late' | 'failed';
  readonly tookMs?: number | undefined;
  readonly payload: unknown;
  readonly answer?: unknown;
}

/** How this Slack behaves, now. */
export interface SlackSwitches {
  /** How many of the next Web API calls get 429. */
  readonly rateLimitNext: number;
  /** Deliveries reach the app this much later, in milliseconds; its time to acknowledge runs meanwhile. */
  readonly slowAppMs: number;
  /** Whether Slack's rate limits per method and per channel hold. */
  readonly rateTiers: boolean;
  /** Whether every delivery arrives twice. */
  readonly deliverTwice: boolean;
  /** Whether a missing scope of the manifest is refused. */
  readonly enforceScopes: boolean;
  /** How long an upload cannot be used in an image block. */
  readonly fileProcessingMs: number;
  /** How long an app may take to acknowledge. */
  readonly ackLimitMs: number;
  readonly triggerLifeMs: number;
  /** How the app is reached; not for setting. */
  readonly delivery:
    | { readonly kind: 'socket'; readonly connections: number }
    | { readonly kind: 'http'; readonly url: string; readonly isVerified: boolean };
}

/** Sets those that are given; `action` happens once. */
export type SwitchOrder = Partial<Omit<SlackSwitches, 'delivery'>> & {
  /** Cut every Socket Mode connection; ask every one to reconnect; let all response_urls expire. */
  readonly action?: 'drop-socket' | 'refresh-socket' | 'expire-response-urls' | undefined;
};
