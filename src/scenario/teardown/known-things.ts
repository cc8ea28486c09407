import type { Demo, RemovableKind } from '../demo.ts';
import { allSteps, type Scenario } from '../scenario.ts';

/** The names of a demo's resources, by kind. A kind that is absent must be looked for in AWS. */
export type KnownThings = Readonly<Partial<Record<RemovableKind, readonly string[]>>>;

/** No names are known, so all kinds are looked for. */
export const NOTHING_KNOWN: KnownThings = {};

/** The kinds that demos create, except the user and the role. */
const MADE = ['inline-policy', 'role-inline-policy', 'access-key', 'mfa-device-binding', 'virtual-mfa-device'] as const;

/**
 * Returns the resources that a demo has created, according to its record: none of a kind whose steps have not begun,
 * and otherwise the names that its steps return. A kind is absent if one of its steps returns no names. A record may be
 * incomplete, for example after a crash. Then AWS refuses to delete the user, or the last listing shows the rest.
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
