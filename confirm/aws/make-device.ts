import {
  CreateVirtualMFADeviceCommand,
  DeactivateMFADeviceCommand,
  DeleteVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
} from '@aws-sdk/client-iam';
import { Secret, TOTP } from 'otpauth';
import type { Refused } from '../run/answer.ts';
import { removed } from './ask.ts';
import type { MadeUser } from './make-user.ts';
import type { AwsScene } from './scene.ts';

const STEP_MS = 30_000;
/**
 * The pause between two tries, in seconds. STS knows a new device after up to 14 s, and checks about nine codes in
 * three minutes.
 */
const PAUSE_SECONDS = 5;
const MOST_TRIES = 6;

export interface Device {
  readonly serialNumber: string;
  /** Returns the code that an authenticator app shows this number of 30-second periods from now. */
  codeAt(periodsFromNow: number): string;
  /** Waits until the app shows a new code, and returns it. */
  nextCode(): Promise<string>;
}

/** Makes a virtual MFA device that is enabled for no user yet. */
export async function makeDevice(scene: AwsScene, suffix: string): Promise<Device> {
  const name = scene.name(suffix);
  const serialNumber = `arn:aws:iam::${scene.accountId}:mfa${scene.path}${name}`;
  scene.undo(`MFA device ${name}`, () =>
    removed(scene.iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: serialNumber }))),
  );
  const order = { VirtualMFADeviceName: name, Path: scene.path };
  const { VirtualMFADevice } = await scene.iam.send(new CreateVirtualMFADeviceCommand(order));
  // The SDK returns the Base32 text of the seed as bytes.
  const seed = Buffer.from(VirtualMFADevice?.Base32StringSeed ?? []).toString();
  scene.hide(seed);
  const totp = new TOTP({ secret: Secret.fromBase32(seed) });
  const codeAt = (periods: number) => totp.generate({ timestamp: Date.now() + periods * STEP_MS });
  return {
    serialNumber,
    codeAt,
    nextCode: async () => {
      await scene.pause((STEP_MS - (Date.now() % STEP_MS)) / 1000 + 0.1);
      return codeAt(0);
    },
  };
}

/**
 * Registers a device with two codes, as a person does.
 * @param iam the IAM client of the caller; by default an administrator is the caller
 */
export async function enableDevice(
  scene: AwsScene,
  user: MadeUser,
  { serialNumber: SerialNumber }: Device,
  [AuthenticationCode1, AuthenticationCode2]: readonly [string, string],
  { iam }: Pick<AwsScene, 'iam'> = scene,
): Promise<void> {
  const names = { UserName: user.name, SerialNumber };
  scene.undo(`the MFA device of ${user.name}`, () => removed(scene.iam.send(new DeactivateMFADeviceCommand(names))));
  await iam.send(new EnableMFADeviceCommand({ ...names, AuthenticationCode1, AuthenticationCode2 }));
}

/**
 * Returns true if STS refused a call because it does not know the device yet. Such a refusal does not use up the code.
 */
export function isUnknownDevice({ code, message }: Refused): boolean {
  return code === 'AccessDenied' && message.includes('unable to validate MFA code');
}

/** Makes a device and registers it for a user with the two codes before the current code. */
export async function makeEnabledDevice(scene: AwsScene, user: MadeUser): Promise<Device> {
  const device = await makeDevice(scene, 'device');
  await enableDevice(scene, user, device, [device.codeAt(-2), device.codeAt(-1)]);
  return device;
}

/**
 * Sends the current code until STS knows the device, at most six times.
 * @throws Error when STS does not know the device after that
 */
export async function withCode<T extends object>(
  scene: AwsScene,
  device: Device,
  call: (mfa: { readonly SerialNumber: string; readonly TokenCode: string }) => Promise<T | Refused>,
): Promise<T | Refused> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const answer = await call({ SerialNumber: device.serialNumber, TokenCode: device.codeAt(0) });
    if (!('isRefused' in answer) || !answer.isRefused || !isUnknownDevice(answer)) return answer;
    await scene.pause(PAUSE_SECONDS);
  }
  throw new Error(`STS did not know a new MFA device after ${MOST_TRIES * PAUSE_SECONDS} s.`);
}
