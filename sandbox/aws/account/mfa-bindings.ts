import { changed, effective, isSettled } from './propagation.ts';
import type { Account, MfaBinding, MfaDevice, User } from './state.ts';

/** Tells STS whose a device is now; it hears of it when that has spread. Until then the old binding answers (recorded). */
export function bindDevice(account: Account, device: MfaDevice, user: User | undefined): void {
  const { mfaBindings, propagationMs } = account;
  const now = account.now();
  const { driftSteps, lastPairStep: pairStep, serialNumber } = device;
  const binding = user && { device, user, driftSteps, pairStep, madeAt: now };
  mfaBindings.set(serialNumber, changed(mfaBindings.get(serialNumber) ?? [], now, propagationMs, binding));
  forgetGone(account);
}

/** The binding STS goes by. */
export function bindingOf(account: Account, serialNumber: string): MfaBinding | undefined {
  const history = account.mfaBindings.get(serialNumber) ?? [];
  return effective(history, account.now(), account.propagationMs);
}

/** Looks at two each time and puts them last: the gone go soon, and the work is the same however many there are. */
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
