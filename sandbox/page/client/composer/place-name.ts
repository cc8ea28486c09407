import type { ScreenConversation } from '../../../slack/person/types.ts';

/** Returns the name of a conversation as a person writes it: `#general`, or the app's name. */
export function placeName({ kind, name }: ScreenConversation): string {
  return kind === 'channel' ? `#${name}` : name;
}
