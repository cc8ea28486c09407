import type { Check } from '../observability/ops-server.ts';
import type { AwsAccount, Clock } from '../scenario/ports.ts';

/** Load balancers ask every few seconds; AWS need not hear of each. */
const AWS_ANSWER_KEPT_MS = 60_000;

interface ReadinessParts {
  readonly clock: Clock;
  /** To Slack. */
  readonly isConnected: () => boolean;
  readonly reachMemory: () => Promise<void>;
  readonly aws: Pick<AwsAccount, 'whoAmI'>;
  readonly isStopping: () => boolean;
}

/** What the bot needs to be of use to anybody. */
export function readinessChecks(parts: ReadinessParts): Readonly<Record<string, Check>> {
  return {
    running: async () => (parts.isStopping() ? no('it is stopping') : YES),
    slack: async () => (parts.isConnected() ? YES : no('not connected')),
    memory: () => answers(parts.reachMemory, 'cannot be reached'),
    aws: rarely(parts.clock, () => answers(parts.aws.whoAmI, 'cannot be reached, or does not accept the credentials')),
  };
}

const YES = { ok: true } as const;

function no(why: string) {
  return { ok: false, why } as const;
}

function answers(ask: () => Promise<unknown>, why: string): ReturnType<Check> {
  return ask().then(
    () => YES,
    () => no(why),
  );
}

/** A good answer is kept for a while; a bad one is not. */
function rarely(clock: Clock, check: Check): Check {
  let goodUntil = 0;
  return async () => {
    if (clock.now() < goodUntil) return YES;
    const result = await check();
    if (result.ok) goodUntil = clock.now() + AWS_ANSWER_KEPT_MS;
    return result;
  };
}
