import type { Workspace } from '../../../slack/person/types.ts';

/**
 * Returns the text with which a person starts to use the app, for example `/mfa-demo start`: the first command with the
 * word `start` in its usage hint, and this word. `undefined` if no command has it.
 */
export function startCommand(commands: Workspace['commands']): string | undefined {
  const command = commands.find(({ usageHint }) => /(?<![\w-])start(?![\w-])/.test(usageHint));
  return command && `${command.command} start`;
}
