import { ConfigError, UpstreamError } from '../../../errors.ts';
import { hintFor } from './hints.ts';
import { CONTENT, OTHER_WAYS, type RefusalKind, WORDS_BY_METHOD, WORDS_OF_ALL } from './words.ts';

/** Slack may not have finished processing an upload; see slack_file in the image block's reference. */
export const INVALID_SLACK_FILE = 'invalid_slack_file';

type FinalKind = Exclude<RefusalKind, 'done' | 'passing'>;

/** What Slack was asked, and its word for the refusal. */
interface Refused {
  readonly method: string;
  readonly code: string;
  /** What Slack says besides; cut short by the caller. */
  readonly details?: string;
}

/** Slack has refused for good: the same call will be refused again. */
export class FinalRefusal extends ConfigError {
  readonly method: string;
  readonly code: string;
  readonly kind: FinalKind;
  /** Whether the word is about what was asked for, and not about tokens and networks, which an operator may put right soon. */
  readonly isOfMethod: boolean;

  constructor({ method, code, details = '' }: Refused, kind: FinalKind) {
    super(`Slack refused ${method} with ${code}${details && ` (${details})`}. ${hintFor(code, kind)}`);
    this.method = method;
    this.code = code;
    this.kind = kind;
    this.isOfMethod = Object.values(WORDS_BY_METHOD[method] ?? {}).some((codes) => codes.includes(code));
  }
}

/** Slack has refused, and may not the next time; or nobody has to do anything about it. */
class PassingRefusal extends UpstreamError {
  readonly method: string;

  constructor({ method, code, details = '' }: Refused) {
    super('slack', code, `${method}: ${code} ${details}`.trim());
    this.method = method;
  }
}

/** Sorts Slack's word. One that is in no list is passing: tries are counted, and what is asked for may be granted the next time. */
export function kindOf({ method, code }: Pick<Refused, 'method' | 'code'>): RefusalKind {
  for (const words of [WORDS_BY_METHOD[method], WORDS_OF_ALL]) {
    for (const [kind, codes] of Object.entries(words ?? {})) if (codes.includes(code)) return kind as RefusalKind;
  }
  return 'passing';
}

/** Makes the error for a refusal. */
export function refusalError(refused: Refused): FinalRefusal | UpstreamError {
  const kind = kindOf(refused);
  return kind === 'done' || kind === 'passing' ? new PassingRefusal(refused) : new FinalRefusal(refused, kind);
}

/** Whether Slack refused with one of these codes. */
export function isRefusedWith(error: unknown, ...codes: string[]): boolean {
  const isSlacks = error instanceof FinalRefusal || (error instanceof UpstreamError && error.service === 'slack');
  return isSlacks && codes.includes(error.code);
}

/** Whether what was asked for is so already. */
export function isDone(error: unknown): boolean {
  return error instanceof PassingRefusal && kindOf(error) === 'done';
}

/**
 * Whether a message cannot be changed, so that a new one may take its place. With a word of any method, or one about the content,
 * a new one would be refused as well. A word that nobody knows is worth the try.
 */
export function isUnchangeable(error: unknown): boolean {
  const isOfUpdate =
    (error instanceof FinalRefusal || error instanceof PassingRefusal) && error.method === 'chat.update';
  const others = [...Object.values(WORDS_OF_ALL).flat(), ...CONTENT, INVALID_SLACK_FILE];
  return isOfUpdate && !others.includes(error.code);
}

/** Whether the bot has another way after this refusal. */
export function leadsTo(error: unknown, way: keyof typeof OTHER_WAYS): boolean {
  if (!(error instanceof FinalRefusal || error instanceof PassingRefusal)) return false;
  const words: Readonly<Record<string, readonly string[]>> = OTHER_WAYS[way];
  return words[error.method]?.includes(error.code) ?? false;
}
