import { emojiNamed, emojiPattern } from '../emoji.ts';
import type { Directory, Encoded, Inline } from './pieces.ts';

/** Host names with these endings become links without a typed scheme. */
const ENDINGS = 'ai|app|ca|cloud|co|com|de|dev|edu|es|eu|fr|gov|info|io|it|jp|md|me|net|nl|org|sh|tech|tv|uk|us|xyz';
const LAST_OF_LINK = `[^\\s<>|.,;:!?'")\\]}*_~\``;

/**
 * Patterns of what is not plain text, each kind with a named group. Mentions and channels are left out: their patterns
 * come from the directory. An earlier pattern takes precedence.
 */
const PATTERNS: readonly string[] = [
  '`(?<code>[^`\\n]+)`',
  `(?<url>https?:\\/\\/[^\\s<>|]*${LAST_OF_LINK}])`,
  '(?<![\\w.+-])(?<email>[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)',
  `(?<![\\w@./-])(?<domain>(?:[a-z0-9-]+\\.)+(?:${ENDINGS})(?![\\w-])(?:\\/[^\\s<>|]*${LAST_OF_LINK}])?)`,
  '(?<![\\w*])\\*(?<bold>\\S|\\S[^*\\n]*\\S)\\*(?![\\w*])',
  '(?<![\\w_])_(?<italic>\\S|\\S[^_\\n]*\\S)_(?![\\w_])',
  '(?<![\\w~])~(?<strike>\\S|\\S[^~\\n]*\\S)~(?![\\w~])',
  emojiPattern,
];
const MARKS = { bold: '*', italic: '_', strike: '~' } as const;

/** Replaces Slack's three control characters (docs.slack.dev/messaging/formatting-message-text#escaping). */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Encodes text without code blocks and quotes: people, channels, links, addresses and emoji get the form for apps. */
export function encodeInline(typed: string, directory: Directory, style: Inline['style'] = undefined): Encoded {
  const pattern = new RegExp([...PATTERNS.slice(0, 1), ...directory.patterns, ...PATTERNS.slice(1)].join('|'), 'gi');
  const found: Encoded[] = [];
  let end = 0;
  for (const match of typed.matchAll(pattern)) {
    const encoded = encodeMatch(match.groups ?? {}, directory, style);
    if (!encoded) continue;
    found.push(plain(typed.slice(end, match.index), style), encoded);
    end = match.index + match[0].length;
  }
  found.push(plain(typed.slice(end), style));
  return { text: found.map(({ text }) => text).join(''), inlines: found.flatMap(({ inlines }) => inlines) };
}

function plain(text: string, style: Inline['style']): Encoded {
  return { text: escapeText(text), inlines: text === '' ? [] : [styled({ type: 'text', text }, style)] };
}

function encodeMatch(
  groups: Readonly<Record<string, string | undefined>>,
  directory: Directory,
  style: Inline['style'],
): Encoded | undefined {
  const { code, url, email, domain, mention, channel, emoji } = groups;
  if (code !== undefined)
    return { text: `\`${escapeText(code)}\``, inlines: plain(code, { ...style, code: true }).inlines };
  if (url !== undefined) return link(url, undefined, style);
  if (email !== undefined) return link(`mailto:${email}`, email, style);
  if (domain !== undefined) return link(`http://${domain}`, domain, style);
  if (emoji !== undefined) return emojiOf(emoji, style);
  const named = mention === undefined ? directory.channel(channel) : directory.mention(mention);
  if (named) return { text: named.text, inlines: named.inlines.map((inline) => styled(inline, style)) };
  const kind = (['bold', 'italic', 'strike'] as const).find((name) => groups[name] !== undefined);
  if (!kind) return undefined;
  const inner = encodeInline(groups[kind]!, directory, { ...style, [kind]: true });
  return { ...inner, text: `${MARKS[kind]}${inner.text}${MARKS[kind]}` };
}

function link(url: string, text: string | undefined, style: Inline['style']): Encoded {
  const shown = text === undefined ? '' : `|${escapeText(text)}`;
  const inline: Inline = { type: 'link', url, ...(text === undefined ? {} : { text }) };
  return { text: `<${escapeText(url)}${shown}>`, inlines: [styled(inline, style)] };
}

/** Returns undefined if no emoji has this name. */
function emojiOf(name: string, style: Inline['style']): Encoded | undefined {
  const drawn = emojiNamed(name);
  const unicode = [...(drawn ?? '')].map((one) => one.codePointAt(0)?.toString(16)).join('-');
  return drawn === undefined
    ? undefined
    : { text: `:${name}:`, inlines: [styled({ type: 'emoji', name, unicode }, style)] };
}

function styled(inline: Inline, style: Inline['style']): Inline {
  return style ? { ...inline, style } : inline;
}
