import { emojiPattern } from '../../../../slack/emoji.ts';
import { emojiOf, type Inline, parseAngle, piecesOf } from '../text/parse-mrkdwn.ts';

/** Returns the pattern of a text between two marks that neither begins nor ends with a space. */
const between = (mark: string, name: string) => `${mark}(?!\\s)(?<${name}>.+?)(?<!\\s)${mark}`;
/** Limits a pattern to the edges of words, so that `snake_case` is not italic. */
const atEdges = (pattern: string) => `(?<![\\p{L}\\p{N}_])${pattern}(?![\\p{L}\\p{N}_])`;

const pattern = new RegExp(
  [
    '\\\\(?<escaped>[!-/:-@\\[-`{-~])',
    '(?<!`)(?<ticks>`+)(?!`)(?<code>.+?)(?<!`)\\k<ticks>(?!`)',
    '!?\\[(?<label>[^\\[\\]]*)\\]\\((?<target>[^()\\s]+(?:\\([^()\\s]*\\)[^()\\s]*)*)(?:\\s+"[^"]*")?\\)',
    '<(?<angle>[^<>]+)>',
    between('\\*\\*\\*', 'both'),
    between('\\*\\*', 'bold'),
    atEdges(between('__', 'bold2')),
    between('\\*', 'italic'),
    atEdges(between('_', 'italic2')),
    between('~~', 'strike'),
    '(?<address>https?://[^\\s<>]*[^\\s<>.,;:!?\'")\\]])',
    emojiPattern,
  ].join('|'),
  'gu',
);

/** Parses one line of Markdown. Slack's mentions such as `<@U1>` work too. */
export function parseMarked(line: string): Inline[] {
  return piecesOf(line, pattern, inlineOf);
}

function inlineOf(groups: Readonly<Record<string, string | undefined>>): Inline | undefined {
  const { escaped, code, label, target = '', angle, both, strike, address, emoji } = groups;
  const { bold = groups.bold2, italic = groups.italic2 } = groups;
  if (escaped !== undefined) return { kind: 'text', text: escaped };
  if (code !== undefined) return { kind: 'code', text: code.replace(/^ (.*\S.*) $/, '$1') };
  if (label !== undefined) return linkTo(target, label);
  if (angle !== undefined) return parseAngle(angle);
  if (both !== undefined) return { kind: 'bold', children: [{ kind: 'italic', children: parseMarked(both) }] };
  if (bold !== undefined) return { kind: 'bold', children: parseMarked(bold) };
  if (italic !== undefined) return { kind: 'italic', children: parseMarked(italic) };
  if (strike !== undefined) return { kind: 'strike', children: parseMarked(strike) };
  if (address !== undefined) return { kind: 'link', href: address, text: address };
  return emojiOf(emoji);
}

/** Returns a link, even for a picture, as in Slack. Only web and mail addresses become links, never `javascript:`. */
function linkTo(target: string, label: string): Inline {
  const text = parseMarked(label).map(wordsOf).join('');
  return /^(https?:|mailto:)/i.test(target)
    ? { kind: 'link', href: target, text: text || target }
    : { kind: 'text', text };
}

function wordsOf(inline: Inline): string {
  if ('children' in inline) return inline.children.map(wordsOf).join('');
  return 'text' in inline ? inline.text : '';
}
