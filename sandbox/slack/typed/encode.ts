import { newBlockId } from '../state/ids.ts';
import type { Block } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';
import { directoryOf } from './directory.ts';
import { withEmojiNames } from './emoji-names.ts';
import { encodeInline, escapeText } from './inline.ts';
import type { Directory, Inline } from './pieces.ts';

interface Part {
  readonly text: string;
  readonly element: object;
}

/** Matches a code block, or the lines of a quote. Everything else becomes sections. */
const PARTS = /```\n?(?<code>[\s\S]*?)\n?```|(?<=^|\n)(?<quote>>[^\n]*(?:\n>[^\n]*)*)/g;

/**
 * Encodes a text that a person typed as a message: the text as apps read it, and the `rich_text` block that Slack's
 * composer makes of it. A typed `<!channel>` stays text; only `@channel` becomes a mention.
 */
export function encodeMessage(state: SlackState, typed: string): { readonly text: string; readonly blocks: Block[] } {
  const directory = directoryOf(state, false);
  const written = withEmojiNames(typed);
  const parts: Part[] = [];
  let end = 0;
  for (const match of written.matchAll(PARTS)) {
    parts.push(...section(written.slice(end, match.index), directory));
    const { code, quote = '' } = match.groups ?? {};
    parts.push(code === undefined ? quoted(quote, directory) : preformatted(code));
    end = match.index + match[0].length;
  }
  parts.push(...section(written.slice(end), directory));
  const elements = parts.map(({ element }) => element);
  return {
    text: parts.map(({ text }) => text).join(''),
    blocks: [{ type: 'rich_text', block_id: newBlockId(), elements }],
  };
}

/** Encodes the text of a slash command with `should_escape`. A mention has the id and the handle: `<@U1|ana>`. */
export function encodeCommand(state: SlackState, typed: string): string {
  return encodeInline(typed, directoryOf(state, true)).text;
}

/** Encodes the text outside of code blocks and quotes. Its block has no line break at the start and at the end. */
function section(typed: string, directory: Directory): Part[] {
  if (typed === '') return [];
  const { text } = encodeInline(typed, directory);
  const shown = typed.replace(/^\n|\n$/g, '');
  const elements = encodeInline(shown, directory).inlines;
  return [{ text, element: { type: 'rich_text_section', elements } }];
}

function quoted(typed: string, directory: Directory): Part {
  const lines = typed.split('\n').map((line) => line.replace(/^> ?/, ''));
  const { text, inlines } = encodeInline(lines.join('\n'), directory);
  const quoteMarks = text.split('\n').map((line) => `&gt; ${line}`);
  return { text: quoteMarks.join('\n'), element: { type: 'rich_text_quote', elements: inlines } };
}

function preformatted(code: string): Part {
  const elements: Inline[] = [{ type: 'text', text: code }];
  return { text: `\`\`\`${escapeText(code)}\`\`\``, element: { type: 'rich_text_preformatted', elements } };
}
