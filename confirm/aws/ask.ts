import type { Answer } from '../run/answer.ts';

interface ServiceError {
  readonly name: string;
  readonly message: string;
  readonly Code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
}

/**
 * Returns AWS's answer. Each error that AWS answers is returned as a refusal, not thrown.
 * @throws every other error, for example a network error
 */
export async function ask<T extends { $metadata: { requestId?: string | undefined } }>(
  call: Promise<T>,
): Promise<Answer<T>> {
  try {
    const value = await call;
    return { isRefused: false, value, requestId: value.$metadata.requestId };
  } catch (thrown) {
    const { Code, name, message, $metadata } = thrown as ServiceError;
    if ($metadata?.httpStatusCode === undefined) throw thrown;
    return { isRefused: true, code: Code ?? name, message, requestId: $metadata.requestId };
  }
}

/**
 * Waits for a call that deletes something. Ignores the error that the thing does not exist.
 * @throws every other error
 */
export async function removed(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (thrown) {
    if ((thrown as ServiceError).Code !== 'NoSuchEntity' && (thrown as ServiceError).name !== 'NoSuchEntityException')
      throw thrown;
  }
}
