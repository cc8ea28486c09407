/** A refusal in Slack's own word; it becomes `{ ok: false, error }`. */
export class SlackRefusal extends Error {
  readonly word: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(word: string, details: Readonly<Record<string, unknown>> = {}) {
    super(word);
    this.name = 'SlackRefusal';
    this.word = word;
    this.details = details;
  }
}

export function refuse(word: string, details?: Readonly<Record<string, unknown>>): never {
  throw new SlackRefusal(word, details);
}

/** Refuses as Slack does when it can say what is wrong: `response_metadata.messages` with `[ERROR] ...` lines. */
export function refuseWithMessages(word: string, messages: readonly string[]): never {
  throw new SlackRefusal(word, {
    ...(word === 'invalid_blocks' ? { errors: messages } : {}),
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  });
}
