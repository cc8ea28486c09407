import { changed, effective, isSettled } from './propagation.ts';
import type { Account, MfaBinding, MfaDevice, User } from './state.ts';

/**
 * Records for which user a device is enabled; `undefined` means none. Until the change has propagated, STS uses the old
 * binding (seen in recorded answers of AWS).
 */
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
 * Removes the entries of devices that are enabled for no user, if this has propagated. Each call looks at two entries
 * of the map only and moves those that stay to its end, so the cost of a call does not grow with the number of entries.
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
