/** Thrown to refuse a request with one of Slack's errors. The answer is `{ ok: false, error }`. */
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

/**
 * Refuses a request.
 * @param word Slack's error, for example `invalid_auth`
 * @throws SlackRefusal
 */
export function refuse(word: string, details?: Readonly<Record<string, unknown>>): never {
  throw new SlackRefusal(word, details);
}

/** Refuses with details, as Slack does: `response_metadata.messages` has lines that start with `[ERROR]`. */
export function refuseWithMessages(word: string, messages: readonly string[]): never {
  throw new SlackRefusal(word, {
    ...(word === 'invalid_blocks' ? { errors: messages } : {}),
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  });
}
