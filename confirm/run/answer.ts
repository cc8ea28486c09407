/** The answer of a service to one call, which the service allowed or refused. */
export type Answer<T> = Allowed<T> | Refused;

export interface Allowed<T> {
  readonly isRefused: false;
  readonly value: T;
  readonly requestId: string | undefined;
}

export interface Refused {
  readonly isRefused: true;
  /** For example `AccessDenied` or `invalid_blocks`. */
  readonly code: string;
  readonly message: string;
  readonly requestId: string | undefined;
}

/**
 * Returns for example `AccessDenied: "User: …"`.
 * @param allowed the text for an answer that is not a refusal
 */
export function inWords(answer: Answer<unknown>, allowed = 'it was allowed'): string {
  if (!answer.isRefused) return allowed;
  return answer.message === '' ? answer.code : `${answer.code}: "${answer.message.trim()}"`;
}
