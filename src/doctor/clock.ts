import { type Finding, failed, ok } from './check.ts';

/**
 * The largest difference that does no harm: MFA codes are valid for 30 seconds, and the bot checks them by its own
 * clock. The measured difference is exact to about a second, because a Date header has whole seconds.
 */
const MOST_OFF_MS = 10_000;

export function clockFinding(aheadMs: number, whose: string): Finding {
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  if (Math.abs(aheadMs) <= MOST_OFF_MS) return ok(`${seconds} s apart`);
  const direction = aheadMs > 0 ? 'ahead of' : 'behind';
  return failed(`${seconds} s ${direction} ${whose}`, "Set this machine's clock by NTP, for example with chrony.");
}
