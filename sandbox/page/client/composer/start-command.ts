import type { Workspace } from '../../../slack/person/types.ts';

/** What begins a story with this app, such as `/mfa-demo start`: its first command whose usage hint has the word. */
export function startCommand(commands: Workspace['commands']): string | undefined {
  const command = commands.find(({ usageHint }) => /(?<![\w-])start(?![\w-])/.test(usageHint));
  return command && `${command.command} start`;
}
