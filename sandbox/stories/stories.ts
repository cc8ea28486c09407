import { cleansUp, enrolls, provesWithMfa, startsAndScans, submitsEnrollment, submitsSessionCode } from './moves.ts';
import { BUTTONS, RECEIPT_PATIENCE_MS, type Story } from './story.ts';

const wholeDemo: Story = {
  name: 'whole',
  summary: 'one whole demo, without a mistake',
  proofs: 'all',
  tell: async (telling) => {
    await startsAndScans(telling);
    await enrolls(telling);
    await provesWithMfa(telling);
    await cleansUp(telling);
  },
};

const wrongCodes: Story = {
  name: 'wrong-codes',
  summary: 'codes are mistyped, and entered again',
  proofs: 'all',
  tell: async (telling) => {
    const { ana } = telling;
    await startsAndScans(telling);
    await submitsEnrollment(telling, '000000', '111111');
    await ana.sees('Neither code fits');
    await enrolls(telling);
    await submitsSessionCode(telling, ana.phone.codeOff(100));
    await ana.sees('AWS did not accept this code');
    await provesWithMfa(telling);
    await cleansUp(telling);
  },
};

const sameCode: Story = {
  name: 'same-code',
  summary: 'the same code is typed twice, then swapped codes, then the right ones',
  proofs: 'all',
  tell: async (telling) => {
    const { ana } = telling;
    await startsAndScans(telling);
    await submitsEnrollment(telling, ana.phone.code(), ana.phone.code());
    await ana.sees('same code again');
    await submitsEnrollment(telling, ana.phone.code(), ana.phone.codeOff(-1));
    await ana.sees('in the wrong order');
    await enrolls(telling);
    await provesWithMfa(telling);
    await cleansUp(telling);
  },
};

const stopMidway: Story = {
  name: 'stop-midway',
  summary: 'the person stops while the QR code is on the screen, and presses an old button',
  proofs: 'none',
  tell: async (telling) => {
    const { ana, says } = telling;
    await startsAndScans(telling);
    await ana.clicks(BUTTONS.enterCodes);
    says('/mfa-demo stop');
    await ana.types('/mfa-demo stop');
    await ana.sees('0 left', RECEIPT_PATIENCE_MS);
    says('(submits the form that is still open)');
    await ana.submits(ana.phone.codeOff(-1), ana.phone.code());
    await ana.sees('nothing was sent to AWS');
  },
};

const timeout: Story = {
  name: 'timeout',
  summary: 'the person walks away; the demo removes itself at its deadline',
  proofs: 'none',
  lifetimeMs: 20_000,
  tell: async (telling) => {
    await startsAndScans(telling);
    telling.says('(goes for lunch)');
    await telling.ana.sees('its time was up', 40_000);
    await telling.ana.sees('0 left', RECEIPT_PATIENCE_MS);
  },
};

/** What `npm run demo` can play; the first is the default, the others go by `--fail <name>`. */
export const STORIES: readonly Story[] = [wholeDemo, wrongCodes, sameCode, stopMidway, timeout];
