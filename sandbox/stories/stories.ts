import {
  cleansUp,
  enrolls,
  presses,
  provesWithMfa,
  seesRefusal,
  seesTheEnd,
  startsAndScans,
  submitsEnrollment,
  submitsSessionCode,
} from './moves.ts';
import { formIn } from './press.ts';
import type { Story } from './story.ts';

const wholeDemo: Story = {
  name: 'whole',
  summary: 'one whole demo, without a mistake',
  takes: 'about a minute',
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
  takes: 'about a minute',
  proofs: 'all',
  tell: async (telling) => {
    await startsAndScans(telling);
    await seesRefusal(telling, await submitsEnrollment(telling, '000000', '111111'));
    await enrolls(telling);
    await seesRefusal(telling, await submitsSessionCode(telling, telling.ana.phone.codeOff(100)));
    await provesWithMfa(telling);
    await cleansUp(telling);
  },
};

const sameCode: Story = {
  name: 'same-code',
  summary: 'the same code is typed twice, then swapped codes, then the right ones',
  takes: 'about a minute',
  proofs: 'all',
  tell: async (telling) => {
    const { phone } = telling.ana;
    await startsAndScans(telling);
    const code = phone.code();
    await seesRefusal(telling, await submitsEnrollment(telling, code, code));
    const [older = '', newer = ''] = phone.codesFrom(-1, 2);
    await seesRefusal(telling, await submitsEnrollment(telling, newer, older));
    await enrolls(telling);
    await provesWithMfa(telling);
    await cleansUp(telling);
  },
};

const stopMidway: Story = {
  name: 'stop-midway',
  summary: 'the person stops while the QR code is on the screen, and submits an old window',
  takes: 'some seconds',
  proofs: 'none',
  tell: async (telling) => {
    const { ana, says } = telling;
    await startsAndScans(telling);
    await presses(telling, 'enter-codes');
    const form = await ana.until('the window for two codes', (screen) => formIn(screen, 'enrollment'));
    says('types /mfa-demo stop');
    await ana.types('/mfa-demo stop');
    await seesTheEnd(telling);
    says(`types two codes into the old window and presses [${form.submitLabel}]`);
    await ana.submits(...ana.phone.codesFrom(-1, 2));
    await ana.until('another window', (screen) => screen.modals.every(({ callbackId }) => callbackId !== 'enrollment'));
  },
};

const timeout: Story = {
  name: 'timeout',
  summary: 'the person walks away, and the demo cleans up at its deadline',
  takes: 'about half a minute',
  proofs: 'none',
  lifetimeMs: 20_000,
  tell: async (telling) => {
    await startsAndScans(telling);
    telling.says('goes for lunch');
    await seesTheEnd(telling);
  },
};

/** The stories that `npm run demo` can play. The first one is the default; `--fail <name>` plays another one. */
export const STORIES: readonly Story[] = [wholeDemo, wrongCodes, sameCode, stopMidway, timeout];
