import type pc from 'picocolors';
import { withEmoji } from '../../slack/emoji.ts';

export type Colours = ReturnType<typeof pc.createColors>;

/** The look of texts: with colours or without, and the name for each Slack user id. */
export interface Looks {
  readonly colours: Colours;
  nameOf(userId: string): string;
}

const CODE = '```(?<block>[^]+?)```|`(?<code>[^`\\n]+)`';
const STYLES = String.raw`(?<![\w*])\*(?<bold>(?! )[^*\n]+(?<! ))\*(?![\w*])|(?<![\w_])_(?<italic>(?! )[^_\n]+(?<! ))_(?![\w_])|(?<![\w~])~(?<struck>(?! )[^~\n]+(?<! ))~(?![\w~])`;
const OUTCOMES = String.raw`\b(?<bad>[Aa]ccess ?[Dd]enied|[Dd]enied|[Rr]efused|[Nn]ot accepted|FAILED)\b|\b(?<good>[Aa]llowed|[Aa]ccepted)\b`;
const MARKUP = new RegExp(`${CODE}|${STYLES}|${OUTCOMES}`, 'g');
const ONLY_OUTCOMES = new RegExp(OUTCOMES, 'g');

/** Converts Slack's markup for a terminal: bold and colours replace asterisks and backticks, names replace ids. */
export function readable(text: string, looks: Looks): string {
  const named = withEmoji(text)
    .replace(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<!(?:subteam\^\w+\|)?([^>|]+)>/g, '@$1')
    .replace(/<[@#](\w+)(?:\|([^>]*))?>/g, (_match, id: string, label?: string) => label || `@${looks.nameOf(id)}`)
    .replace(/<(?:mailto:)?([^>|]+)(?:\|([^>]+))?>/g, (_match, address: string, label?: string) => label ?? address);
  return unescaped(styled(named, looks.colours));
}

/** Colours the outcomes in a text without markup, such as `denied`, and replaces the names of emoji by the emoji. */
export function plain(text: string, { colours }: Looks): string {
  return withEmoji(text).replace(ONLY_OUTCOMES, (word, ...rest) => outcome(word, rest.at(-1), colours));
}

function styled(text: string, colours: Colours): string {
  return text.replace(MARKUP, (found: string, ...rest) => {
    const { block, code, bold, italic, struck, ...outcomes } = rest.at(-1) as Record<string, string | undefined>;
    if (block !== undefined) return eachWord(block.trim(), colours.cyan);
    if (code !== undefined) return eachWord(code, /^Access ?Denied/.test(code) ? colours.red : colours.cyan);
    if (bold !== undefined) return eachWord(styled(bold, colours), colours.bold);
    const inner = italic ?? struck;
    return inner === undefined ? outcome(found, outcomes, colours) : styled(inner, colours);
  });
}

function outcome(word: string, { good }: { readonly good?: string | undefined }, colours: Colours): string {
  return eachWord(word, good === undefined ? colours.red : colours.green);
}

/** Colours each word separately, so that a line can be broken between any two words. */
export function eachWord(text: string, colour: (word: string) => string): string {
  return text.replace(/\S+/g, (word) => colour(word));
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
