/** The texts around messages: threads, reactions and the composer. */
export const enMessages = {
  thread: {
    title: 'Thread',
    start: 'Reply in thread',
    close: 'Close the thread',
    replies: 'Message and replies',
    count: (replies: number) => (replies === 1 ? '1 reply' : `${replies} replies`),
    alsoSend: (place: string) => `Also send to ${place}`,
  },
  reactions: {
    list: 'Reactions',
    add: 'Add reaction',
    find: 'Find an emoji',
    none: 'No emoji has this name.',
    by: (names: string, emoji: string) => `${names} reacted with :${emoji}:`,
  },
  composer: {
    name: (place: string) => `Message ${place}`,
    type: (command: string) => `Type ${command}`,
    commandsOnly: 'Type / to see the commands',
    reply: 'Reply…',
    send: 'Send',
    commands: 'Commands',
    names: 'People, channels and emoji',
    keys: { choose: 'choose', complete: 'complete', send: 'send' },
  },
};
