import type { Demo, RemovableKind } from '../demo.ts';
import { allSteps, type Scenario } from '../scenario.ts';

/** The names of what hangs on a demo, by kind. A kind that is absent has to be looked for in AWS. */
export type KnownThings = Readonly<Partial<Record<RemovableKind, readonly string[]>>>;

/** Nothing is known: all that a demo can make is looked for. */
export const NOTHING_KNOWN: KnownThings = {};

/** What hangs on user and role, of the kinds that demos make. */
const MADE = ['inline-policy', 'role-inline-policy', 'access-key', 'mfa-device-binding', 'virtual-mfa-device'] as const;

/**
 * Returns what a demo has made, by its record: nothing of a kind whose steps have not begun, and of the others what its steps name.
 * A record may know less than AWS, for example after a crash: the removal finds that out from AWS's refusal, and from the last listing.
 */
export function knownThings(scenario: Scenario, demo: Pick<Demo, 'startedSteps' | 'state'>): KnownThings {
  const started = allSteps(scenario).filter(({ id }) => demo.startedSteps.includes(id));
  return Object.fromEntries(
    MADE.map((kind) => {
      const names = started.filter(({ leaves }) => leaves === kind).map((step) => step.leavesNamed?.(demo.state));
      return [kind, names.includes(undefined) ? undefined : names.flatMap((each) => each ?? [])];
    }),
  );
}
