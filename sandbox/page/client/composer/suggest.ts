import type { Workspace } from '../../../slack/person/types.ts';

export interface Suggestion {
  /** The text of the composer after this suggestion is chosen. */
  readonly text: string;
  /** Where the caret is in the new text; the end of the text if absent. */
  readonly caret?: number;
  readonly title: string;
  readonly description: string;
  /** The callback id if this is a shortcut: the composer runs it, and no text is sent. */
  readonly callbackId?: string;
}

type Command = Workspace['commands'][number];

/**
 * Returns suggestions for a text: commands and shortcuts after `/`, and after a command the words of its usage hint.
 */
export function suggest(
  text: string,
  { commands, shortcuts }: Pick<Workspace, 'commands' | 'shortcuts'>,
): Suggestion[] {
  if (!text.startsWith('/') || text.includes('\n')) return [];
  const [word = '', ...rest] = text.split(' ');
  const command = commands.find((candidate) => candidate.command === word);
  if (command && rest.length > 0) return suggestWords(command, rest.join(' '));
  const begun = commands.filter((candidate) => candidate.command.startsWith(text));
  return [...begun.map(suggestCommand), ...suggestShortcuts(shortcuts, text.slice(1))];
}

function suggestShortcuts(shortcuts: Workspace['shortcuts'], typed: string): Suggestion[] {
  return (shortcuts ?? [])
    .filter(({ type, name }) => type === 'global' && name.toLowerCase().startsWith(typed.toLowerCase()))
    .map(({ name, callbackId }) => ({ text: '', title: name, description: '', callbackId }));
}

function suggestCommand({ command, description, usageHint }: Command): Suggestion {
  return { text: `${command} `, title: usageHint ? `${command} ${usageHint}` : command, description };
}

function suggestWords({ command, usageHint }: Command, typed: string): Suggestion[] {
  return usageHint
    .split('|')
    .map((word) => word.trim())
    .filter((word) => /^[a-z][a-z-]*( [[<].*)?$/.test(word) && word.startsWith(typed) && word !== typed)
    .map((word) => {
      const plainWord = word.split(' ')[0]!;
      return { text: `${command} ${plainWord}`, title: `${command} ${word}`, description: '' };
    });
}
