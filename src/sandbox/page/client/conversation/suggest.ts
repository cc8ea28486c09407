import type { Workspace } from '../../../slack/person-types.ts';

export interface Suggestion {
  /** What the composer holds once it is chosen. */
  readonly text: string;
  readonly title: string;
  readonly description: string;
}

type Command = Workspace['commands'][number];

/** What can be typed on: commands after `/`, and then the words of the command's usage hint. */
export function suggest(text: string, commands: readonly Command[]): Suggestion[] {
  if (!text.startsWith('/') || text.includes('\n')) return [];
  const [word = '', ...rest] = text.split(' ');
  if (rest.length === 0) return commands.filter(({ command }) => command.startsWith(word)).map(suggestCommand);
  const command = commands.find((candidate) => candidate.command === word);
  return command ? suggestWords(command, rest.join(' ')) : [];
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
