import { emojiNamed, emojiPattern } from '../../../../slack/emoji.ts';

/** A part of a line of mrkdwn. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string; readonly text: string }
  | { readonly kind: 'emoji' | 'mention'; readonly text: string }
  | { readonly kind: 'user' | 'channel' | 'usergroup'; readonly id: string }
  | SlackDate;

/** A date, such as `<!date^1392734382^{date_short} at {time}^https://link|fallback>`. */
export interface SlackDate {
  readonly kind: 'date';
  readonly epochSeconds: number;
  readonly format: string;
  readonly href?: string | undefined;
  readonly fallback: string;
}

export type Paragraph =
  | { readonly kind: 'lines' | 'quote'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'preformatted'; readonly text: string };

/**
 * Returns the pattern of a marked text. Marks work only at the edges of words, as in Slack, so `snake_case` and `2*3*4`
 * stay unchanged.
 */
const marked = (name: string, mark: string) =>
  `(?<![\\p{L}\\p{N}])[${mark}](?!\\s)(?<${name}>[^${mark}\\n]+)(?<!\\s)[${mark}](?![\\p{L}\\p{N}])`;

const inlinePattern = new RegExp(
  [
    '`(?<code>[^`\\n]+)`',
    '<(?<angle>[^<>\\n]+)>',
    marked('bold', '*'),
    marked('italic', '_'),
    marked('strike', '~'),
    emojiPattern,
  ].join('|'),
  'gu',
);

/** Parses a mrkdwn text (https://docs.slack.dev/messaging/formatting-message-text) into paragraphs. */
export function parseMrkdwn(text: string): Paragraph[] {
  return text.split(/```\n?([\s\S]*?)\n?```\n?/).flatMap((part, index) => {
    if (index % 2 === 1) return [{ kind: 'preformatted' as const, text: unescapeEntities(part) }];
    return part === '' ? [] : parseLines(part);
  });
}

function parseLines(text: string): Paragraph[] {
  const paragraphs: { kind: 'lines' | 'quote'; lines: (readonly Inline[])[] }[] = [];
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line);
    const kind = quoted ? 'quote' : 'lines';
    const last = paragraphs.at(-1);
    const inlines = parseInline(quoted?.[1] ?? line);
    if (last?.kind === kind) last.lines.push(inlines);
    else paragraphs.push({ kind, lines: [inlines] });
  }
  return paragraphs;
}

function parseInline(text: string, pattern = inlinePattern): Inline[] {
  return piecesOf(text, pattern, inlineOf);
}

type Groups = Readonly<Record<string, string | undefined>>;

/**
 * Splits a text at the matches of a pattern. A match becomes the result of `inlineOfGroups`. The text between matches,
 * and a match for which the result is undefined, become plain text.
 */
export function piecesOf(
  text: string,
  pattern: RegExp,
  inlineOfGroups: (groups: Groups) => Inline | undefined,
): Inline[] {
  const inlines: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const inline = inlineOfGroups(match.groups ?? {});
    if (!inline) continue;
    if (match.index > end) inlines.push(plain(text.slice(end, match.index)));
    inlines.push(inline);
    end = match.index + match[0].length;
  }
  if (end < text.length) inlines.push(plain(text.slice(end)));
  return inlines;
}

function inlineOf(groups: Groups): Inline | undefined {
  const { code, angle, bold, italic, strike, emoji } = groups;
  if (code !== undefined) return { kind: 'code', text: unescapeEntities(code) };
  if (angle !== undefined) return parseAngle(angle);
  if (bold !== undefined) return { kind: 'bold', children: parseInline(bold) };
  if (italic !== undefined) return { kind: 'italic', children: parseInline(italic) };
  if (strike !== undefined) return { kind: 'strike', children: parseInline(strike) };
  return emojiOf(emoji);
}

/** Returns the emoji with this name, or undefined if Slack has none. */
export function emojiOf(name = ''): Inline | undefined {
  const text = emojiNamed(name);
  return text === undefined ? undefined : { kind: 'emoji', text };
}

/** Parses the text between `<` and `>`: a link, a mention, a date, or plain text. */
export function parseAngle(inside: string): Inline {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = unescapeEntities(bar < 0 ? '' : inside.slice(bar + 1));
  if (target.startsWith('!date^')) return parseDate(target, label);
  if (/^(https?:|mailto:)/i.test(target)) {
    const href = unescapeEntities(target);
    return { kind: 'link', href, text: label || href };
  }
  if (target.startsWith('!subteam^') && !label) return { kind: 'usergroup', id: target.slice('!subteam^'.length) };
  if (target.startsWith('!')) return { kind: 'mention', text: label || `@${target.slice(1)}` };
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1) };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1) };
  return { kind: 'text', text: `<${unescapeEntities(inside)}>` };
}

function parseDate(target: string, fallback: string): SlackDate {
  const [, seconds = '', format = '', href] = target.split('^');
  return { kind: 'date', epochSeconds: Number(seconds), format, href, fallback };
}

function plain(text: string): Inline {
  return { kind: 'text', text: unescapeEntities(text) };
}

/** Decodes the three entities that Slack uses. `&amp;` is decoded last, so that `&amp;lt;` becomes `&lt;`. */
function unescapeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Parses a `plain_text`: it has no markup, but emoji names become emoji. */
export function parsePlainText(text: string): Inline[] {
  return parseInline(text, new RegExp(emojiPattern, 'g'));
}
