import type { Screen, ScreenMessage, ScreenModal } from '../slack/person/types.ts';
import { type Line, lines, linesOfBlocks } from './terminal/blocks.ts';
import { button } from './terminal/elements.ts';
import { eachWord, type Looks, plain, readable } from './terminal/mrkdwn.ts';

/** Something new on a person's screen: a message, a window, a notice of Slack, or a change in one of them. */
export interface News {
  readonly from: 'app' | 'window' | 'slack';
  readonly lines: readonly string[];
}

/**
 * Returns a function that compares each screen with the earlier ones and returns the new lines: those of the app's
 * messages, then those of the windows, then those of Slack's notices. Messages of people are left out.
 */
export function createScreenReader(looks: Looks, columns: number): (screen: Screen) => News[] {
  const before = new Map<string, readonly Line[]>();
  const newsOf = (from: News['from'], key: string, now: readonly Line[], alsoKnown: readonly Line[] = []): News[] => {
    const known = new Set([...(before.get(key) ?? []), ...alsoKnown].map((line) => line.key));
    before.set(key, now);
    const fresh = withParents(now, (line) => !known.has(line.key));
    return fresh.length === 0 ? [] : [{ from, lines: fresh.map(({ text }) => text) }];
  };
  const forms = new Map<string, readonly Line[]>();
  return (screen) => {
    const messages = screen.conversations.flatMap(({ channelId, messages: all }) =>
      all.filter(({ isFromApp }) => isFromApp).map((message) => ({ key: `${channelId}/${message.ts}`, message })),
    );
    return [
      ...messages.flatMap(({ key, message }) => newsOf('app', key, messageLines(message, looks, columns))),
      ...screen.modals.flatMap((modal) => {
        // For a form that is open again after a refusal, only the new lines are printed.
        const known = forms.get(modal.viewId);
        if (hasFields(modal)) forms.set(modal.viewId, fieldLines(modal, looks, columns));
        return newsOf('window', modal.viewId, modalLines(modal, looks, columns), known);
      }),
      ...screen.notices.flatMap(({ id, text }) => newsOf('slack', id, lines(readable(text, looks)))),
    ];
  };
}

/** Keeps the new lines. For an indented new line, also keeps the nearest line above it that is not indented. */
function withParents(all: readonly Line[], isNew: (line: Line) => boolean): Line[] {
  const wanted = new Set<number>();
  for (const [index, line] of all.entries()) {
    if (!isNew(line)) continue;
    wanted.add(index);
    if (/^\s/.test(line.text)) wanted.add(all.findLastIndex(({ text }, at) => at < index && !/^\s/.test(text)));
  }
  return all.filter((_line, index) => wanted.has(index));
}

function messageLines({ blocks, text }: ScreenMessage, looks: Looks, columns: number): Line[] {
  return blocks.length > 0 ? linesOfBlocks(blocks, looks, columns) : lines(readable(text, looks));
}

function modalLines(modal: ScreenModal, looks: Looks, columns: number): Line[] {
  const { colours } = looks;
  const problems = [...Object.values(modal.errors), ...(modal.trouble ? [modal.trouble] : [])];
  const submit = modal.submitLabel === undefined ? [] : [button(modal.submitLabel, colours.cyan)];
  return [
    ...lines(eachWord(plain(modal.title, looks), colours.bold)),
    ...linesOfBlocks(modal.blocks, looks, columns),
    ...lines(...problems.map((problem) => `✗ ${eachWord(problem, colours.red)}`)),
    ...lines(...submit),
  ];
}

function hasFields({ blocks }: ScreenModal): boolean {
  return blocks.some((block) => 'type' in block && block.type === 'input');
}

/** Returns the lines of a form that a refusal does not change: its fields, its button and its explanations. */
function fieldLines(modal: ScreenModal, looks: Looks, columns: number): Line[] {
  return modalLines({ ...modal, errors: {}, trouble: undefined, title: '' }, looks, columns);
}
