import { ConfigError, UpstreamError } from '../../../errors.ts';
import { hintFor } from './hints.ts';
import { CONTENT, OTHER_WAYS, type RefusalKind, WORDS_BY_METHOD, WORDS_OF_ALL } from './words.ts';

/**
 * The bot's own code for the case that Slack answers `invalid_blocks` because of a file. Slack may still be processing
 * the upload, so the call may succeed later; see slack_file in the reference of the image block.
 */
export const INVALID_SLACK_FILE = 'invalid_slack_file';

type FinalKind = Exclude<RefusalKind, 'done' | 'passing'>;

/** The method that was called and Slack's error code. */
interface Refused {
  readonly method: string;
  readonly code: string;
  /** The name of the call in error messages; if absent, the name of the method. */
  readonly subject?: string | undefined;
  /** More text from Slack's answer, already shortened. */
  readonly details?: string;
}

/** A final refusal: Slack will refuse the same call again. */
export class FinalRefusal extends ConfigError {
  readonly method: string;
  readonly code: string;
  readonly kind: FinalKind;
  /**
   * Whether the code is in the list of this method (WORDS_BY_METHOD). Other codes can come from any method. They are
   * mostly about tokens and networks, and an operator may solve such a problem soon.
   */
  readonly isOfMethod: boolean;

  constructor({ method, code, subject = method, details = '' }: Refused, kind: FinalKind) {
    super(`Slack refused ${subject} with ${code}${details && ` (${details})`}. ${hintFor({ method, code }, kind)}`);
    this.method = method;
    this.code = code;
    this.kind = kind;
    this.isOfMethod = Object.values(WORDS_BY_METHOD[method] ?? {}).some((codes) => codes.includes(code));
  }
}

/** A refusal that need not be final, or that needs no action because the requested state already exists. */
class PassingRefusal extends UpstreamError {
  readonly method: string;

  constructor({ method, code, subject = method, details = '' }: Refused) {
    super('slack', code, `${subject}: ${code} ${details}`.trim());
    this.method = method;
  }
}

/**
 * Returns the kind of an error code. A code that is in no list is `passing`: the next try may succeed, and the number
 * of tries is limited.
 */
export function kindOf({ method, code }: Pick<Refused, 'method' | 'code'>): RefusalKind {
  for (const words of [WORDS_BY_METHOD[method], WORDS_OF_ALL]) {
    for (const [kind, codes] of Object.entries(words ?? {})) if (codes.includes(code)) return kind as RefusalKind;
  }
  return 'passing';
}

/** Returns the error for a refusal: a FinalRefusal, or an UpstreamError if the call may succeed later. */
export function refusalError(refused: Refused): FinalRefusal | UpstreamError {
  const kind = kindOf(refused);
  return kind === 'done' || kind === 'passing' ? new PassingRefusal(refused) : new FinalRefusal(refused, kind);
}

/** Whether Slack refused with one of these error codes. */
export function isRefusedWith(error: unknown, ...codes: string[]): boolean {
  const isSlacks = error instanceof FinalRefusal || (error instanceof UpstreamError && error.service === 'slack');
  return isSlacks && codes.includes(error.code);
}

/** Whether Slack refused because the requested state already exists, such as a message that is already deleted. */
export function isDone(error: unknown): boolean {
  return error instanceof PassingRefusal && kindOf(error) === 'done';
}

/**
 * Whether Slack refuses to change this message but may accept a new message in its place. False for codes that any
 * method can return and for codes about the content, because Slack would refuse a new message too. True for unknown
 * codes, because a new message may succeed.
 */
export function isUnchangeable(error: unknown): boolean {
  const isOfUpdate =
    (error instanceof FinalRefusal || error instanceof PassingRefusal) && error.method === 'chat.update';
  const others = [...Object.values(WORDS_OF_ALL).flat(), ...CONTENT, INVALID_SLACK_FILE];
  return isOfUpdate && !others.includes(error.code);
}

/** Whether the bot can continue in this way after the refusal: OTHER_WAYS lists the methods and error codes. */
export function leadsTo(error: unknown, way: keyof typeof OTHER_WAYS): boolean {
  if (!(error instanceof FinalRefusal || error instanceof PassingRefusal)) return false;
  const words: Readonly<Record<string, readonly string[]>> = OTHER_WAYS[way];
  return words[error.method]?.includes(error.code) ?? false;
}
