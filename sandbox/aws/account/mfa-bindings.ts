import { changed, effective, isSettled } from './propagation.ts';
import type { Account, MfaBinding, MfaDevice, User } from './state.ts';

/** Records whose device it is. Until the change has propagated, STS answers with the old binding (recorded). */
export function bindDevice(account: Account, device: MfaDevice, user: User | undefined): void {
  const { mfaBindings, propagationMs } = account;
  const now = account.now();
  const { driftSteps, lastPairStep: pairStep, serialNumber } = device;
  const binding = user && { device, user, driftSteps, pairStep, madeAt: now };
  mfaBindings.set(serialNumber, changed(mfaBindings.get(serialNumber) ?? [], now, propagationMs, binding));
  forgetGone(account);
}

/** Returns the binding that STS uses now. */
export function bindingOf(account: Account, serialNumber: string): MfaBinding | undefined {
  const history = account.mfaBindings.get(serialNumber) ?? [];
  return effective(history, account.now(), account.propagationMs);
}

/**
 * Removes settled bindings without a user. It looks at two bindings per call and moves them to the end, so that each
 * call costs the same however many there are.
 */
function forgetGone({ mfaBindings, now, propagationMs }: Account): void {
  let looks = 0;
  for (const [serialNumber, history] of mfaBindings) {
    if (looks === 2) return;
    looks += 1;
    const last = history.at(-1);
    const isGone = !last?.value && isSettled(last?.at ?? 0, now(), propagationMs);
    mfaBindings.delete(serialNumber);
    if (!isGone) mfaBindings.set(serialNumber, history);
  }
}
