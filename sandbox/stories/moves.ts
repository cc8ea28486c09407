import { isDeepStrictEqual } from 'node:util';
import { topModal } from '../person/read-screen.ts';
import type { Screen, ScreenModal } from '../slack/person/types.ts';
import {
  type ActionId,
  type CallbackId,
  formIn,
  inMessage,
  isChecking,
  isReported,
  type Offered,
  offered,
  wayToSessionCode,
} from './press.ts';
import { RECEIPT_PATIENCE_MS, type Telling } from './story.ts';

export async function startsAndScans({ ana, says }: Telling): Promise<void> {
  says('types /mfa-demo start');
  await ana.types('/mfa-demo start');
  await scansWhenAsked({ ana, says });
}

/** Waits for the QR code of a demo, and scans it. */
export async function scansWhenAsked({ ana, says }: Pick<Telling, 'ana' | 'says'>): Promise<void> {
  await ana.until('a QR code and the question for two codes', (screen) => offered(screen, 'enter-codes'));
  await ana.scansTheQr();
  says('scans the QR code with the phone');
}

/** Reads a code, waits for the next one, registers the phone with both, and waits for the answers without MFA. */
export async function enrolls(telling: Telling): Promise<void> {
  await opensEnrollment(telling);
  const first = telling.ana.phone.code();
  await submitsEnrollment(telling, first, await telling.nextCode());
  await telling.ana.until('the answer of S3 without MFA', (screen) => !isChecking(screen) && nextAfterDenial(screen));
}

export async function opensEnrollment(telling: Telling): Promise<ScreenModal> {
  const { ana } = telling;
  if (!formIn(ana.screen(), 'enrollment')) await presses(telling, 'enter-codes');
  return ana.until('the window for two codes', (screen) => formIn(screen, 'enrollment'));
}

/** Submits two codes. @returns the form as it was before the submission */
export async function submitsEnrollment(telling: Telling, first: string, second: string): Promise<ScreenModal> {
  const { ana, says } = telling;
  const form = await opensEnrollment(telling);
  says(`types two codes and presses [${form.submitLabel}]`);
  await ana.submits(first, second);
  return form;
}

/** Opens the window for one code, with the button that the screen offers for it. */
export async function opensSessionForm(telling: Telling): Promise<ScreenModal> {
  const { ana } = telling;
  if (!formIn(ana.screen(), 'session-code')) await goesOn(telling);
  return ana.until('the window for one code', (screen) => formIn(screen, 'session-code'));
}

async function goesOn(telling: Telling): Promise<void> {
  const { ana, says } = telling;
  const modal = topModal(ana.screen());
  const next = wayToSessionCode(ana.screen());
  if (modal?.submitLabel !== undefined && !(next && 'viewId' in next.in)) {
    says(`presses [${modal.submitLabel}]`);
    await ana.client.submits({ viewId: modal.viewId, values: {} });
    return;
  }
  if (!next) throw new Error('no button leads to the question for one code');
  await pressesButton(telling, next);
}

/** Submits one code. @returns the form as it was before the submission */
export async function submitsSessionCode(telling: Telling, code: string): Promise<ScreenModal> {
  const { ana, says } = telling;
  const form = await opensSessionForm(telling);
  says(`types one code and presses [${form.submitLabel}]`);
  await ana.submits(code);
  return form;
}

/** Gets temporary credentials with the next code and waits for the results. */
export async function provesWithMfa(telling: Telling): Promise<void> {
  await opensSessionForm(telling);
  await submitsSessionCode(telling, await telling.nextCode());
  await telling.ana.until('the results', isReported);
}

/** Waits until the form is open again, with other errors or with another text than when it was submitted. */
export async function seesRefusal({ ana }: Telling, submitted: ScreenModal): Promise<void> {
  const callbackId = submitted.callbackId as CallbackId;
  await ana.until('the reason why a code is not accepted', (screen) => {
    const form = formIn(screen, callbackId);
    if (!form) return undefined;
    const hasNewErrors = Object.keys(form.errors).length > 0 && !isDeepStrictEqual(form.errors, submitted.errors);
    return hasNewErrors || !isDeepStrictEqual(form.blocks, submitted.blocks);
  });
}

export async function cleansUp(telling: Telling): Promise<void> {
  const { ana, says } = telling;
  if (topModal(ana.screen())) {
    says('closes the window');
    await ana.closesModal();
  }
  await presses(telling, 'stop');
  await seesTheEnd(telling);
}

export async function seesTheEnd({ ana }: Telling): Promise<void> {
  await ana.until('the end of the demo', (screen) => inMessage(screen, 'start-again'), RECEIPT_PATIENCE_MS);
}

/** Waits until this button is on the person's screen, and presses it. */
export async function presses(telling: Telling, actionId: ActionId): Promise<void> {
  await pressesButton(telling, await telling.ana.until(`a button ${actionId}`, (screen) => offered(screen, actionId)));
}

async function pressesButton({ ana, says }: Telling, button: Offered): Promise<void> {
  says(`presses [${button.label}]`);
  await ana.presses(button);
}

function nextAfterDenial(screen: Screen): boolean {
  return (formIn(screen, 'session-code') ?? wayToSessionCode(screen)) !== undefined;
}
