/** A piece of a `rich_text` block (docs.slack.dev/reference/block-kit/blocks/rich-text-block). */
export interface Inline {
  readonly type: 'text' | 'link' | 'user' | 'usergroup' | 'channel' | 'broadcast' | 'emoji';
  readonly text?: string;
  readonly style?: Readonly<Record<string, true>> | undefined;
  readonly [property: string]: unknown;
}

/** A text as Slack encodes it, and the same as pieces of a `rich_text` block. */
export interface Encoded {
  readonly text: string;
  readonly inlines: readonly Inline[];
}

/** Who and what can be named with `@` and `#`. */
export interface Directory {
  /** Regular expressions with the groups `mention` and `channel`. */
  readonly patterns: readonly string[];
  mention(name: string | undefined): Encoded | undefined;
  channel(name: string | undefined): Encoded | undefined;
}
