/**
 * The HTTP interface for people in the embedded Slack. The page, the scripted person and tests use it.
 * All paths are below `/_person`; bodies and answers are JSON.
 *
 *   GET  /_person/workspace                     -> Workspace
 *   GET  /_person/:userId/screen                -> Screen
 *   GET  /_person/:userId/screen/stream         -> server-sent events; each `data:` line is a whole Screen
 *   POST /_person/:userId/types    Types        -> Done     (a message, or a command that starts with `/`)
 *   POST /_person/:userId/clicks   Clicks       -> Done     (a button or a choice, in a message or a view)
 *   POST /_person/:userId/submits  Submits      -> Done     (the top modal)
 *   POST /_person/:userId/closes   { viewId }   -> Done     (the top modal: Cancel, X or Esc)
 *   POST /_person/:userId/looks-up LooksUp      -> Offered  (the options of a menu that gets them from the app)
 *   POST /_person/:userId/reacts   Reacts       -> Done     (adds a reaction to a message, or removes it)
 *   POST /_person/:userId/runs     Runs         -> Done     (a shortcut)
 *   POST /_person/:userId/opens-home OpensHome  -> Done     (a tab of the app)
 *   GET  /_person/:userId/files/:fileId         -> the file's bytes, if this person can see it
 *
 * For trainers and testers, about the whole workspace:
 *
 *   GET  /_person/traffic/stream                -> server-sent events; each `data:` line is a TrafficEntry
 *   GET  /_person/switches                      -> SlackSwitches
 *   POST /_person/switches         SwitchOrder  -> SlackSwitches
 *   POST /_person/reset            {}           -> Done     (removes messages, views, files and notices)
 *
 * The answer to an action comes when the app has acknowledged the payloads for it, or when the time for this is over.
 * The screen shows the later changes that the app makes.
 */
export interface Workspace {
  readonly teamId: string;
  readonly teamName: string;
  /** The start of the permalinks of this workspace, without a slash at the end. */
  readonly url?: string | undefined;
  readonly appName: string;
  readonly personas: readonly Persona[];
  readonly commands: readonly { readonly command: string; readonly description: string; readonly usageHint: string }[];
  /** Whether the app has a Home tab, even if it has published nothing. */
  readonly hasHome?: boolean | undefined;
  /**
   * The messages tab of the app: people can write to the app (`open`, also if absent), can only read (`read-only`), or
   * there is no such tab (`off`).
   */
  readonly messagesTab?: 'open' | 'read-only' | 'off' | undefined;
  /** Whether the app gets messages that people write to it. */
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
  /** A locale in Slack's form, for example `en-US` or `ja-JP`. */
  readonly locale: string;
}

/** Everything that one person sees. `revision` rises with every change. */
export interface Screen {
  readonly revision: number;
  readonly me: Persona;
  /** Channels first, then the DM with the app, which always exists. */
  readonly conversations: readonly ScreenConversation[];
  /** The open modals from bottom to top. The person sees the last one. */
  readonly modals: readonly ScreenModal[];
  /** The blocks of the App Home; `null` until the app has published it. */
  readonly home: { readonly viewId: string; readonly blocks: readonly object[] } | null;
  /** Notices from Slack itself, for example that an app did not answer in time. The newest is last. */
  readonly notices: readonly { readonly id: string; readonly channelId: string | null; readonly text: string }[];
}

export interface ScreenConversation {
  readonly channelId: string;
  readonly kind: 'channel' | 'app-dm';
  readonly name: string;
  /** Oldest first. Includes messages that only this person sees. */
  readonly messages: readonly ScreenMessage[];
}

export interface ScreenMessage {
  readonly ts: string;
  readonly authorName: string;
  readonly isFromApp: boolean;
  /** The picture that the app chose for the message: the name of an emoji without colons, or an address. */
  readonly icon?: { readonly emoji: string } | { readonly url: string } | undefined;
  readonly text: string;
  /**
   * The blocks of a message from the app, and a block for each shared file. If a message with shared files has only a
   * text, its first block shows this text. The file of an image block with `slack_file` is at `GET .../files/:fileId`.
   */
  readonly blocks: readonly object[];
  readonly isEphemeral: boolean;
  readonly isEdited: boolean;
  /** For a reply: the timestamp of the message that began the thread. */
  readonly threadTs?: string | undefined;
  /** For a reply: whether the channel shows it too. */
  readonly isBroadcast?: boolean | undefined;
  /** How many replies the thread of this message has. */
  readonly replyCount?: number | undefined;
  readonly reactions?: readonly { readonly name: string; readonly userIds: readonly string[] }[] | undefined;
}

export interface ScreenModal {
  readonly viewId: string;
  /** The `callback_id`; empty if the app gave none. */
  readonly callbackId?: string | undefined;
  readonly title: string;
  readonly blocks: readonly object[];
  /** Absent if the view has no submit button. */
  readonly submitLabel?: string | undefined;
  readonly closeLabel: string;
  /** `submitting` until the app has acknowledged. */
  readonly state: 'open' | 'submitting';
  /** The errors of the app or of Slack's own checks, by the id of the input block. */
  readonly errors: Readonly<Record<string, string>>;
  /** Slack's text for an app that did not acknowledge in time, or whose answer is not valid. */
  readonly trouble?: string | undefined;
}

export interface Types {
  readonly channelId: string;
  readonly text: string;
  /** The timestamp of a message. If it is given, the text is a reply in the thread of this message. */
  readonly threadTs?: string | undefined;
  /** Whether the channel shows the reply too. */
  readonly isBroadcast?: boolean | undefined;
}

export interface Reacts {
  readonly channelId: string;
  readonly ts: string;
  /** The name of the emoji, without colons. */
  readonly name: string;
  /** Whether the reaction is removed instead of added. */
  readonly isRemoved?: boolean | undefined;
}

export interface LooksUp {
  readonly in: Clicks['in'];
  readonly blockId: string;
  readonly actionId: string;
  /** The text that the person typed into the menu. */
  readonly query: string;
  readonly values?: FieldValues | undefined;
}

/**
 * The options from which a person can choose, also in groups if the app made groups. Empty if the app gave no valid
 * answer in time.
 */
export type Offered =
  | { readonly ok: true; readonly options: readonly object[]; readonly groups?: readonly object[] | undefined }
  | { readonly ok: false; readonly error: string };

export interface Clicks {
  readonly in: { readonly channelId: string; readonly ts: string } | { readonly viewId: string };
  readonly blockId: string;
  readonly actionId: string;
  /**
   * The values of the fields in the same message or view after the click. An element that is not a button needs its new
   * value here, and feedback buttons need the value of the pressed one.
   */
  readonly values?: FieldValues | undefined;
}

/** A shortcut of the manifest. With `on` it is a shortcut of this message, without `on` a global one. */
export interface Runs {
  readonly callbackId: string;
  readonly on?: { readonly channelId: string; readonly ts: string } | undefined;
}

/** The tab of the app that the person opens. Default: Home. Slack sends `app_home_opened` for both tabs. */
export interface OpensHome {
  readonly tab?: 'home' | 'messages' | undefined;
}

export interface Submits {
  readonly viewId: string;
  readonly values: FieldValues;
}

/**
 * The values of fields: block id -> action id -> value.
 *
 *   text field                 its text
 *   checkboxes, options, menu  the values of the chosen options (a single value may be a text instead of a list)
 *   menu of people, channels   their ids
 *   date, time                 for example `2026-01-31`, `23:59`
 *   date with time             epoch seconds
 *
 * An empty list or text means that the field is empty. A missing value means that the person did not change the field.
 */
export type FieldValues = Readonly<Record<string, Readonly<Record<string, FieldValue>>>>;
export type FieldValue = string | readonly string[];

/**
 * `error` is the reason why no person could do this in Slack, for example: no such button, or the reason why the
 * request is refused. Slack does not show this text to people.
 */
export type Done = { readonly ok: true } | { readonly ok: false; readonly error: string };

/**
 * One exchange between Slack and the app. A stream begins with the newest 300 entries, oldest first. If an entry
 * changes, it is sent again with the same number. Tokens, seeds, entered codes, access key ids, and addresses that give
 * access are hidden.
 */
export interface TrafficEntry {
  readonly number: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly direction: 'to-app' | 'from-app';
  /** For example `slash_commands`, `interactive:block_actions`, `events_api:app_home_opened`, `chat.postMessage`. */
  readonly kind: string;
  /** A summary in one short line. */
  readonly summary: string;
  /** The id of the person who caused the exchange or for whom the app made it, if there is one. */
  readonly person?: string | undefined;
  /**
   * `too-late`: the app did not acknowledge in time. `failed`: the app could not be reached or answered with an error,
   * or Slack refused the call.
   */
  readonly status: 'waiting' | 'answered' | 'too-late' | 'failed';
  readonly tookMs?: number | undefined;
  readonly payload: unknown;
  readonly answer?: unknown;
}

/** The settings of this Slack that trainers and testers can change. */
export interface SlackSwitches {
  /** How many of the next Web API calls get 429. */
  readonly rateLimitNext: number;
  /** The delay of each delivery in milliseconds. The delay counts as part of the time to acknowledge. */
  readonly slowAppMs: number;
  /** Whether Slack's rate limits per method and per channel apply. */
  readonly rateTiers: boolean;
  /** Whether every delivery arrives twice. */
  readonly deliverTwice: boolean;
  /** Whether Slack refuses calls that need a scope which the manifest does not have. */
  readonly enforceScopes: boolean;
  /** The time after an upload during which image blocks cannot use the file, in milliseconds. */
  readonly fileProcessingMs: number;
  /** How long an app may take to acknowledge, in milliseconds. */
  readonly ackLimitMs: number;
  /** How long a trigger id can be used, in milliseconds. */
  readonly triggerLifeMs: number;
  /** How payloads reach the app. A `SwitchOrder` cannot change this. */
  readonly delivery:
    | { readonly kind: 'socket'; readonly connections: number }
    | { readonly kind: 'http'; readonly url: string; readonly isVerified: boolean };
}

/** A change of the given switches. `action` is performed once. */
export type SwitchOrder = Partial<Omit<SlackSwitches, 'delivery'>> & {
  /** Ends all Socket Mode connections, asks all of them to reconnect, or lets all response_urls expire. */
  readonly action?: 'drop-socket' | 'refresh-socket' | 'expire-response-urls' | undefined;
};
