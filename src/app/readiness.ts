import { ConfigError } from '../errors.ts';
import type { Check } from '../observability/ops-server.ts';
import type { AwsAccount } from '../scenario/ports/aws-account.ts';
import type { Clock } from '../scenario/ports/clock.ts';

/** How long a good answer is reused. Load balancers ask every few seconds, but AWS and Slack are asked less often. */
const ANSWER_KEPT_MS = 60_000;

interface ReadinessParts {
  readonly clock: Clock;
  /** True while the bot receives events: its socket to Slack is open, or its HTTP server listens. */
  readonly isConnected: () => boolean;
  /** Asks Slack; throws ConfigError when Slack does not accept the bot token, UpstreamError when it does not answer. */
  readonly checkToken: () => Promise<void>;
  /** Tries a write; throws ConfigError with the reason when it fails. */
  readonly reachMemory: () => Promise<void>;
  readonly aws: Pick<AwsAccount, 'whoAmI'>;
  readonly isStopping: () => boolean;
}

/** Returns one check for each thing that the bot cannot work without. */
export function readinessChecks(parts: ReadinessParts): Readonly<Record<string, Check>> {
  const token = rarely(parts.clock, () => parts.checkToken().then(yes, noBecause));
  return {
    running: async () => (parts.isStopping() ? no('it is stopping') : YES),
    slack: async () => (parts.isConnected() ? token() : no('not connected')),
    memory: () => parts.reachMemory().then(yes, noBecause),
    aws: rarely(parts.clock, () => answers(parts.aws.whoAmI, 'cannot be reached, or does not accept the credentials')),
  };
}

const YES = { ok: true } as const;

const yes = () => YES;

/** Returns the answer for a failed check. The message of a ConfigError says what the operator must do. */
function noBecause(error: unknown) {
  return no(error instanceof ConfigError ? error.message : 'does not answer');
}

function no(why: string) {
  return { ok: false, why } as const;
}

function answers(ask: () => Promise<unknown>, why: string): ReturnType<Check> {
  return ask().then(yes, () => no(why));
}

/** Reuses a good answer for `ANSWER_KEPT_MS`. After a bad answer, it asks again each time. */
function rarely(clock: Clock, check: Check): Check {
  let goodUntil = 0;
  return async () => {
    if (clock.now() < goodUntil) return YES;
    const result = await check();
    if (result.ok) goodUntil = clock.now() + ANSWER_KEPT_MS;
    return result;
  };
}
