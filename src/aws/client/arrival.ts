import { asUndone } from '../../errors.ts';
import { codeOf, type SdkFailure } from './errors.ts';

/**
 * How far a failed call came. `not-sent`: the SDK did not send the request. `not-done`: AWS refused the request, or the
 * request never reached AWS.
 */
type Distance = 'not-sent' | 'not-done';

/** Codes of errors that mean that the connection was never established, so the request never reached AWS. */
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

/** The part of an SDK client's middleware stack that is used here. */
interface Watchable {
  readonly middlewareStack: {
    add(middleware: Middleware, options: { step: Step; priority: 'high' | 'low'; name: string }): void;
  };
}
type Step = 'initialize' | 'deserialize';
type Handler = (args: object) => Promise<{ readonly response?: unknown }>;
type Middleware = (next: Handler, context: object) => Handler;

/** What happened in all attempts of one call together. The SDK may make several attempts. */
interface Attempts {
  isSent: boolean;
  isPerhapsDone: boolean;
}

const distances = new WeakMap<object, Distance>();

/**
 * Returns how far a failed call came, or `undefined` if AWS may have carried it out.
 * @param error the error that the SDK threw, from a client of `watchArrival`
 */
export function distanceOf(error: unknown): Distance | undefined {
  return typeof error === 'object' && error !== null ? distances.get(error) : undefined;
}

/** Watches the calls of this client, so that `distanceOf` knows the errors of failed calls. Returns the client. */
export function watchArrival<Client>(client: Client): Client {
  const calls = new WeakMap<object, Attempts>();
  const { middlewareStack } = client as Watchable;
  // The SDK passes the same context to the outermost and the innermost middleware of a call.
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

/** AWS changes nothing when it answers with a status from 400 to 499. */
function isRefusal(response: unknown): boolean {
  const status = (response as { readonly statusCode?: number } | undefined)?.statusCode ?? 0;
  return status >= 400 && status < 500;
}

function networkCodeOf(error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : codeOf(error as SdkFailure);
}

/** Creates a watcher for the attempts to create one resource. It knows whether AWS can have created the resource. */
export function watchCreation() {
  let hasDoneNothing = false;
  return {
    /** Returns true if AWS refused the last attempt, or the attempt never reached AWS. */
    hasDoneNothing: () => hasDoneNothing,
    /** Sends one attempt; rethrows its error. */
    attempt: <T>(sent: Promise<T>): Promise<T> =>
      sent.catch((error: unknown) => {
        hasDoneNothing = distanceOf(error) !== undefined;
        throw error;
      }),
    /** Marks an error with `asUndone` if AWS cannot have created anything. */
    marked: (error: unknown): unknown => (hasDoneNothing && error instanceof Error ? asUndone(error) : error),
  };
}
