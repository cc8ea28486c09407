import { appDm, fieldsOf, findButton, topModal } from '../person/read-screen.ts';
import { BUTTONS, RECEIPT_PATIENCE_MS, type Telling } from './story.ts';

export async function startsAndScans({ ana, says }: Telling): Promise<void> {
  says('/mfa-demo start');
  await ana.types('/mfa-demo start');
  await ana.scansTheQr();
  says('(scans the QR code with the phone)');
}

/** Reads a code, waits for the next, and registers the device with both. */
export async function enrolls(telling: Telling): Promise<void> {
  const { ana } = telling;
  const first = ana.phone.code();
  const second = await telling.nextCode();
  await submitsEnrollment(telling, first, second);
  await ana.until('the question for a fresh code', (screen) => {
    const form = topModal(screen);
    const isAsked = form !== undefined && fieldsOf(form).length === 1;
    const hasButton = appDm(screen).messages.some((message) => findButton(message.blocks, BUTTONS.enterCode));
    return isAsked || hasButton || undefined;
  });
}

export async function submitsEnrollment({ ana, says }: Telling, first: string, second: string): Promise<void> {
  if (!topModal(ana.screen())) await ana.clicks(BUTTONS.enterCodes);
  says('(types two codes and presses Connect)');
  await ana.submits(first, second);
}

export async function submitsSessionCode({ ana, says }: Telling, code: string): Promise<void> {
  const modal = topModal(ana.screen());
  if (!modal || fieldsOf(modal).length !== 1) await ana.clicks(BUTTONS.enterCode);
  says('(types one code and presses Use this code)');
  await ana.submits(code);
}

/** Buys the session with a fresh code and waits for the report. */
export async function provesWithMfa(telling: Telling): Promise<void> {
  await submitsSessionCode(telling, await telling.nextCode());
  await telling.ana.until(
    'the report',
    (screen) => appDm(screen).messages.some((message) => findButton(message.blocks, BUTTONS.done)) || undefined,
  );
}

export async function cleansUp({ ana, says }: Telling): Promise<void> {
  says(`(presses "${BUTTONS.done}")`);
  if (topModal(ana.screen())) await ana.closesModal();
  await ana.clicks(BUTTONS.done);
  await ana.sees('0 left', RECEIPT_PATIENCE_MS);
}
