import type { Command } from 'commander';
import { ConfigError } from '../errors.ts';

/**
 * Refuses a word that belongs to no option: a mistyped command, or a word too many.
 * @param action the command that would run
 * @throws ConfigError with one sentence that names the word
 */
export function refuseStrayWords(program: Command, action: Command): void {
  const [word] = action.args;
  if (word === undefined) return;
  const commands = program.commands.map((command) => command.name());
  if (action.name() !== 'start') {
    throw new ConfigError(`Unknown word ${word}. ${action.name()} takes only options: see ${action.name()} --help.`);
  }
  const meant = commands.find((command) => distance(word.toLowerCase(), command) <= 2);
  const question = meant ? ` Did you mean ${meant}?` : '';
  throw new ConfigError(`Unknown command ${word}.${question} There are: ${commands.join(', ')}.`);
}

/** Counts the letters to add, leave out or change to turn one word into the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (let at = 0; at < other.length; at += 1) {
      const changed = (row[at] ?? 0) + (letter === other[at] ? 0 : 1);
      next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
