import { UpstreamError } from '../../../errors.ts';
import { createCodeTable, startOf, stepAt } from '../../mfa-user/codes/code-table.ts';
import { sessionOf } from '../../mfa-user/steps/exchange.ts';
import { serialNumbersOf } from '../../mfa-user/steps/prepare.ts';
import { accessKeyOf } from '../../mfa-user/steps/settle.ts';
import { userNameOf } from '../../naming.ts';
import { Secret } from '../../secret.ts';
import { done, notYet, type Step, type StepContext } from '../../step.ts';
import type { PolicyTryState } from '../state.ts';

/** How many session codes are sent at most. AWS checks only about nine codes of a device in three minutes. */
const MOST_CODES = 4;

type Context = StepContext<PolicyTryState>;

/**
 * Enables the device with two codes that the bot makes itself. Each try of the step has newer codes than the try
 * before.
 */
export const connectDevice: Step<PolicyTryState> = {
  id: 'connect-device',
  leaves: 'mfa-device-binding',
  leavesNamed: serialNumbersOf,
  perform: async (context) => {
    const { demo, aws, clock, checkpoint } = context;
    const { serialNumber, codeAt } = deviceOf(context);
    const { lastStep } = demo.state;
    const user = userNameOf(demo);
    const isConnected = lastStep !== undefined && (await aws.isDeviceEnabled(user, serialNumber));
    if (!isConnected) {
      const now = stepAt(clock.now());
      const first = Math.max(now - 1, (lastStep ?? 0) + 1);
      if (first >= now) return notYet(startOf(first + 1));
      await checkpoint({ lastStep: first + 1 });
      const outcome = await aws.enableMfaDevice(user, serialNumber, [codeAt(first), codeAt(first + 1)]);
      if (outcome === 'codes-refused')
        throw new UpstreamError('aws', 'InvalidAuthenticationCode', 'AWS did not accept two codes of a new device');
    }
    return done<PolicyTryState>({ enrolledAt: clock.now() });
  },
};

/**
 * Gets temporary credentials with a code that the bot makes itself, and deletes the seed. AWS also accepts the code of
 * the next 30 seconds, so the bot need not wait until these begin. If AWS accepts no code, the demo goes on without
 * these credentials.
 */
export const getSessionWithMfa: Step<PolicyTryState> = {
  id: 'get-session-with-mfa',
  perform: async (context) => {
    const { demo, aws, clock, settings, checkpoint } = context;
    const { serialNumber, codeAt } = deviceOf(context);
    const { enrolledAt = 0, lastStep = 0, codesSent = 0 } = demo.state;
    const withoutSeed = { device: { serialNumber } };
    if (codesSent >= MOST_CODES) return done(withoutSeed);
    const now = clock.now();
    const settledAt = enrolledAt + settings.deviceSettleMs;
    if (now < settledAt) return notYet(settledAt);
    const step = Math.max(stepAt(now), lastStep + 1);
    if (step > stepAt(now) + 1) return notYet(startOf(step - 1));
    await checkpoint({ lastStep: step, codesSent: codesSent + 1 });
    const issued = await aws.getSessionToken(accessKeyOf(demo.state), { serialNumber, code: codeAt(step) });
    if (issued.outcome !== 'issued') return notYet(startOf(step));
    return done<PolicyTryState>({ ...withoutSeed, session: sessionOf(issued.credentials, clock.now()) });
  },
};

function deviceOf({ demo }: Context): { serialNumber: string; codeAt(step: number): Secret } {
  const { device } = demo.state;
  if (!device?.seed) throw new Error('a code cannot be made without a seed');
  const table = createCodeTable(device.seed);
  return { serialNumber: device.serialNumber, codeAt: (step) => new Secret(table.codeAt(step)) };
}
