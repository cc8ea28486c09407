import { ConfigError, ConflictError, UpstreamError, UserError } from '../../errors.ts';
import { distanceOf } from './arrival.ts';
import { botFailure, codeOf, commonFailure, demoFailure, type SdkFailure } from './errors.ts';

/** What an error code that the caller expects means to it. */
interface Answer<T> {
  readonly code: string;
  /** `message` is AWS's text: only for where it is the only signal. */
  readonly answer: (message: string) => T | Promise<T>;
}

export function on<T>(code: string, answer: Answer<T>['answer']): Answer<T> {
  return { code, answer };
}

/**
 * One call with the bot's own credentials. Codes that the caller expects are answered, every other failure is translated.
 * @param action the IAM action, for example `iam:CreateUser`: it is named to the operator when it is not allowed
 * @throws UpstreamError, ConfigError, or Error for what nobody expects; no message repeats one of AWS's
 */
export function asBot<T>(action: string, call: () => Promise<T>, ...answers: Answer<T>[]): Promise<T> {
  return callAws(action, call, answers, botFailure);
}

/** A list that is empty where IAM does not know the user. */
export function listAsBot<T>(action: string, list: () => Promise<T[]>): Promise<T[]> {
  return asBot(
    action,
    list,
    on<T[]>('NoSuchEntity', () => []),
  );
}

/**
 * A removal for which "not found" is success.
 * @returns whether it was there: "not found" after a lost answer means that the first attempt has removed it
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

/** As `asBot`, with a demo's credentials, which AWS may not know yet. */
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

/** The SDK itself refuses to make the call: there is no such address with these settings, for example. */
function notSent(action: string, code: string, failure: SdkFailure): ConfigError | undefined {
  if (distanceOf(failure) !== 'not-sent') return undefined;
  const settings = 'AWS_REGION, AWS_ENDPOINT_URL, AWS_USE_FIPS_ENDPOINT and the profile';
  return new ConfigError(`The AWS SDK cannot send ${action} with these settings (${code}): check ${settings}.`);
}

function isSorted(error: unknown): boolean {
  return [UserError, ConflictError, UpstreamError, ConfigError].some((kind) => error instanceof kind);
}
