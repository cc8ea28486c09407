import { type Finding, failed, ok } from './check.ts';

/** Codes live 30 seconds, and the bot judges them by its own clock; a header has whole seconds. */
const MOST_OFF_MS = 10_000;

export function clockFinding(aheadMs: number, whose: string): Finding {
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  if (Math.abs(aheadMs) <= MOST_OFF_MS) return ok(`${seconds} s apart`);
  const direction = aheadMs > 0 ? 'ahead of' : 'behind';
  return failed(
    `${seconds} s ${direction} ${whose}`,
    'Let this machine keep its time by NTP, for example with chrony.',
  );
}
