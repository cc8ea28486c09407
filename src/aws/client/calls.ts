import { ConfigError, ConflictError, UpstreamError, UserError } from '../../errors.ts';
import { distanceOf } from './arrival.ts';
import { botFailure, codeOf, commonFailure, demoFailure, type SdkFailure } from './errors.ts';

/** An error code that the caller expects, and what it means to the caller. */
interface Answer<T> {
  readonly code: string;
  /** `message` is AWS's text. Read it only if the code does not say enough. */
  readonly answer: (message: string) => T | Promise<T>;
}

/** Pairs an expected error code with its answer, for `asBot` and `asDemo`. */
export function on<T>(code: string, answer: Answer<T>['answer']): Answer<T> {
  return { code, answer };
}

/**
 * Makes one call with the bot's own credentials. Returns the caller's answer for an expected error code, and throws one
 * of our errors for every other failure.
 * @param action the IAM action, for example `iam:CreateUser`: the error names it when AWS does not allow it
 * @throws UpstreamError, ConfigError, or Error for an unexpected code; no message repeats AWS's text
 */
export function asBot<T>(action: string, call: () => Promise<T>, ...answers: Answer<T>[]): Promise<T> {
  return callAws(action, call, answers, botFailure);
}

/** Makes a call that lists resources. Returns an empty list if IAM does not know the user or role. */
export function listAsBot<T>(action: string, list: () => Promise<T[]>): Promise<T[]> {
  return asBot(
    action,
    list,
    on<T[]>('NoSuchEntity', () => []),
  );
}

/**
 * Makes a call that removes a resource. It is no failure if AWS does not find the resource.
 * @returns true if the resource existed. It is also true if AWS does not find the resource after a retry: an earlier
 * attempt, whose answer was lost, probably removed it
 */
export function removeAsBot(
  action: string,
  remove: () => Promise<unknown>,
  ...answers: Answer<boolean>[]
): Promise<boolean> {
  let attempts = 1;
  const done = () =>
    remove().then(
      () => true,
      (failure: SdkFailure) => {
        attempts = failure.$metadata?.attempts ?? 1;
        throw failure;
      },
    );
  return asBot<boolean>(
    action,
    done,
    on('NoSuchEntity', () => attempts > 1),
    ...answers,
  );
}

/** Does the same as `asBot` with a demo's credentials. AWS may not know them yet: that is an UpstreamError. */
export function asDemo<T>(action: string, call: () => Promise<T>, ...answers: Answer<T>[]): Promise<T> {
  return callAws(action, call, answers, demoFailure);
}

type Translate = (action: string, code: string) => Error | undefined;

async function callAws<T>(
  action: string,
  call: () => Promise<T>,
  answers: readonly Answer<T>[],
  translate: Translate,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (isSorted(error)) throw error;
    const failure = error as SdkFailure;
    const code = codeOf(failure);
    const expected = answers.find((each) => each.code === code);
    if (expected !== undefined) return await expected.answer(failure.message);
    throw translate(action, code) ?? notSent(action, code, failure) ?? commonFailure(action, code, failure);
  }
}

/** Returns an error if the SDK did not send the call, for example because it finds no address with these settings. */
function notSent(action: string, code: string, failure: SdkFailure): ConfigError | undefined {
  if (distanceOf(failure) !== 'not-sent') return undefined;
  const settings = 'AWS_REGION, AWS_ENDPOINT_URL, AWS_USE_FIPS_ENDPOINT and the profile';
  return new ConfigError(`The AWS SDK cannot send ${action} with these settings (${code}): check ${settings}.`);
}

function isSorted(error: unknown): boolean {
  return [UserError, ConflictError, UpstreamError, ConfigError].some((kind) => error instanceof kind);
}
