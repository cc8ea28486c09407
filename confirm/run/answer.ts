/** What a service has answered: it allowed the call, or refused it. */
export type Answer<T> = Allowed<T> | Refused;

export interface Allowed<T> {
  readonly isRefused: false;
  readonly value: T;
  readonly requestId: string | undefined;
}

export interface Refused {
  readonly isRefused: true;
  /** `AccessDenied`, `invalid_blocks` */
  readonly code: string;
  readonly message: string;
  readonly requestId: string | undefined;
}

/** `AccessDenied: "User: …"`, or the words for an answer that is no refusal. */
export function inWords(answer: Answer<unknown>, allowed = 'it was allowed'): string {
  if (!answer.isRefused) return allowed;
  return answer.message === '' ? answer.code : `${answer.code}: "${answer.message.trim()}"`;
}
