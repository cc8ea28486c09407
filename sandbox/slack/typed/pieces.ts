/** An element of a `rich_text` block (docs.slack.dev/reference/block-kit/blocks/rich-text-block). */
export interface Inline {
  readonly type: 'text' | 'link' | 'user' | 'usergroup' | 'channel' | 'broadcast' | 'emoji';
  readonly text?: string;
  readonly style?: Readonly<Record<string, true>> | undefined;
  readonly [property: string]: unknown;
}

/** An encoded text, and the same text as elements of a `rich_text` block. */
export interface Encoded {
  readonly text: string;
  readonly inlines: readonly Inline[];
}

/** The people, user groups and channels that a person can mention with `@` and `#`. */
export interface Directory {
  /** Regular expressions with the groups `mention` and `channel`. */
  readonly patterns: readonly string[];
  mention(name: string | undefined): Encoded | undefined;
  channel(name: string | undefined): Encoded | undefined;
}
