import { asUndone } from '../../errors.ts';
import { codeOf, type SdkFailure } from './errors.ts';

/** How far a call that failed has certainly come: it did not leave the SDK, or AWS has never taken it up. */
type Distance = 'not-sent' | 'not-done';

/** The connection was not there yet, so that nothing was written to it. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPROXY',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** What is used of an SDK client's middleware stack. */
interface Watchable {
  readonly middlewareStack: {
    add(middleware: Middleware, options: { step: Step; priority: 'high' | 'low'; name: string }): void;
  };
}
type Step = 'initialize' | 'deserialize';
type Handler = (args: object) => Promise<{ readonly response?: unknown }>;
type Middleware = (next: Handler, context: object) => Handler;

/** What became of the attempts of one call; the SDK makes several. */
interface Attempts {
  isSent: boolean;
  isPerhapsDone: boolean;
}

const distances = new WeakMap<object, Distance>();

/** How far a failed call has come, where that is certain. @param error as the SDK threw it, for a client that is watched */
export function distanceOf(error: unknown): Distance | undefined {
  return typeof error === 'object' && error !== null ? distances.get(error) : undefined;
}

/** Has every failure of a client remembered as what `distanceOf` answers. */
export function watchArrival<Client>(client: Client): Client {
  const calls = new WeakMap<object, Attempts>();
  const { middlewareStack } = client as Watchable;
  // The outermost and the innermost of the SDK's middlewares share a context for each call.
  const outermost: Middleware = (next, context) => async (args) => {
    const attempts = { isSent: false, isPerhapsDone: false };
    calls.set(context, attempts);
    try {
      return await next(args);
    } catch (error) {
      if (typeof error === 'object' && error !== null && !attempts.isPerhapsDone) {
        distances.set(error, attempts.isSent ? 'not-done' : 'not-sent');
      }
      throw error;
    }
  };
  const innermost: Middleware = (next, context) => async (args) => {
    const attempts = calls.get(context) ?? { isSent: false, isPerhapsDone: false };
    attempts.isSent = true;
    try {
      const answer = await next(args);
      attempts.isPerhapsDone ||= !isRefusal(answer.response);
      return answer;
    } catch (error) {
      attempts.isPerhapsDone ||= !NEVER_CONNECTED.has(networkCodeOf(error));
      throw error;
    }
  };
  middlewareStack.add(outermost, { step: 'initialize', priority: 'high', name: 'outermost' });
  middlewareStack.add(innermost, { step: 'deserialize', priority: 'low', name: 'innermost' });
  return client;
}

/** AWS does nothing of a request that it refuses with a status of the 400s. */
function isRefusal(response: unknown): boolean {
  const status = (response as { readonly statusCode?: number } | undefined)?.statusCode ?? 0;
  return status >= 400 && status < 500;
}

function networkCodeOf(error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : codeOf(error as SdkFailure);
}

/** Watches the attempts of one creation: whether anything can have been made by them. */
export function watchCreation() {
  let hasDoneNothing = false;
  return {
    /** Every attempt was refused, or never reached AWS. */
    hasDoneNothing: () => hasDoneNothing,
    /** One attempt. */
    attempt: <T>(sent: Promise<T>): Promise<T> =>
      sent.catch((error: unknown) => {
        hasDoneNothing = distanceOf(error) !== undefined;
        throw error;
      }),
    /** Marks an error by `asUndone`, if nothing can have been made. */
    marked: (error: unknown): unknown => (hasDoneNothing && error instanceof Error ? asUndone(error) : error),
  };
}
