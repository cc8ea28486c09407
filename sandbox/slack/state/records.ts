import type { Persona } from '../person/types.ts';

/** The records of the workspace. A record is replaced, never changed in place. */
export interface User extends Persona {
  /** The handle in lower case. */
  readonly handle: string;
  readonly timeZone: { readonly id: string; readonly label: string; readonly offsetSeconds: number };
}

export interface UserGroup {
  /** An id in Slack's form, `S...`. */
  readonly id: string;
  /** The handle without the `@`. */
  readonly handle: string;
  readonly name: string;
  readonly memberIds: readonly string[];
}

export interface Conversation {
  readonly channelId: string;
  readonly kind: 'channel' | 'app-dm';
  readonly name: string;
  readonly createdAt: number;
  /** The members. The app's bot user is one of them if it was added. */
  readonly memberIds: readonly string[];
}

export interface Block {
  readonly type: string;
  readonly block_id: string;
  readonly [property: string]: unknown;
}

export interface Message {
  readonly ts: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** The ids of the files that are shared with this message. Files that only an image block shows are not listed. */
  readonly fileIds: readonly string[];
  readonly threadTs?: string | undefined;
  /** The id that Slack's client gives to a message that a person types. */
  readonly clientMsgId?: string | undefined;
  /** Whether the channel shows the reply too. */
  readonly isBroadcast?: boolean | undefined;
  /** The name and picture that the app chose for the message. */
  readonly dress?: Dress | undefined;
  readonly metadata?: Metadata | undefined;
  /** One entry per emoji, in the order in which the emoji were first used. */
  readonly reactions?: readonly Reaction[] | undefined;
  /** Set for Slack's message about a member who joined or left. */
  readonly subtype?: 'channel_join' | 'channel_leave' | undefined;
  readonly editedTs?: string | undefined;
  /** For an ephemeral message: the id of the only person who sees it. */
  readonly visibleTo?: string | undefined;
}

export interface Dress {
  readonly username?: string | undefined;
  /** The name of an emoji without colons, or an address. */
  readonly icon?: { readonly emoji: string } | { readonly url: string } | undefined;
}

export interface Metadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
}

export interface Reaction {
  /** The name of the emoji, without colons. */
  readonly name: string;
  readonly userIds: readonly string[];
}

export interface FileRecord {
  readonly fileId: string;
  readonly uploadKey: string;
  readonly name: string;
  readonly title: string;
  readonly length: number;
  readonly altText?: string | undefined;
  readonly createdAt: number;
  readonly bytes?: Uint8Array | undefined;
  readonly completedAt?: number | undefined;
  readonly isDeleted: boolean;
}

/** A view as the app sent it, checked, with Slack's defaults and all ids. */
export interface ViewContent {
  readonly type: 'modal' | 'home';
  readonly title?: PlainText | undefined;
  readonly submit?: PlainText | undefined;
  readonly close?: PlainText | undefined;
  readonly blocks: readonly Block[];
  readonly private_metadata: string;
  readonly callback_id: string;
  readonly external_id: string;
  readonly clear_on_close: boolean;
  readonly notify_on_close: boolean;
}

interface PlainText {
  readonly type: string;
  readonly text: string;
}

export interface View {
  readonly viewId: string;
  readonly userId: string;
  readonly hash: string;
  readonly content: ViewContent;
  readonly rootViewId: string;
  readonly previousViewId: string | null;
  readonly state: 'open' | 'submitting';
  readonly errors: Readonly<Record<string, string>>;
  readonly trouble?: string | undefined;
}

export interface Trigger {
  readonly userId: string;
  readonly issuedAt: number;
  readonly isUsed: boolean;
  /** The id of the modal that the person clicked in or submitted. Without it, the app cannot push a view. */
  readonly viewId?: string | undefined;
}

export interface ResponseUrl {
  readonly channelId: string;
  readonly userId: string;
  readonly issuedAt: number;
  readonly uses: number;
  /** The timestamp of the message with the clicked button, if there is one. */
  readonly messageTs?: string | undefined;
}

/** An option that the app has offered in a menu. */
export interface Suggestion {
  readonly value?: string;
  readonly [property: string]: unknown;
}

export interface Notice {
  readonly id: string;
  readonly userId: string;
  readonly channelId: string | null;
  readonly text: string;
}
