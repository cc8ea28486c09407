import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../../../sandbox/person/person.ts';
import { appDm, fieldsOf, findButton, newestPicture, topModal } from '../../../sandbox/person/read-screen.ts';
import type { Screen } from '../../../sandbox/slack/person/types.ts';
import { BUTTONS } from '../../../sandbox/stories/story.ts';
import { createFreshCodes } from '../codes.ts';
import type { Part } from './part.ts';

/** How long the person looks at Slack's message "we had some trouble connecting", in milliseconds. */
const TROUBLE_MS = 700;

/**
 * Plays a lesson: the person scans the QR code, types codes, reads the results, and cleans up.
 * @param begin starts the demo; if absent, the person types the command
 */
export function createLessonPart(
  person: Person,
  begin: () => Promise<unknown> = () => person.types('/mfa-demo start'),
): Part {
  const codes = createFreshCodes(person);
  let [starts, sawReport, scanned] = [0, false, ''];
  let typed: { readonly viewId: string; readonly values: string[] } | undefined;

  async function scansNewQr(screen: Screen): Promise<void> {
    const picture = newestPicture(screen);
    if (!picture || picture === scanned) return;
    await person.scansTheQr();
    scanned = picture;
  }
  /**
   * Submits a form. After Slack showed a connection error, the form still has the typed values, so the person submits
   * these again.
   */
  async function submits(viewId: string, newValues: () => Promise<string[]>): Promise<void> {
    const isSame = typed?.viewId === viewId && topModal(person.screen())?.trouble !== undefined;
    if (isSame) await sleep(TROUBLE_MS);
    const values = isSame && typed ? typed.values : await newValues();
    typed = { viewId, values };
    await person.submits(...values);
  }
  async function newPair(): Promise<string[]> {
    await scansNewQr(person.screen());
    return codes.pair();
  }
  return {
    async start() {
      starts += 1;
      await begin();
    },
    inviting(screen) {
      const has = (label: string) => appDm(screen).messages.some(({ blocks }) => findButton(blocks, label));
      const modal = topModal(screen);
      if (has(BUTTONS.done)) {
        sawReport = true;
        return modal ? person.closesModal : () => person.clicks(BUTTONS.done);
      }
      if (modal?.state === 'open' && modal.submitLabel === BUTTONS.continue)
        return () => person.confirms(BUTTONS.continue);
      const fields = modal?.state === 'open' ? fieldsOf(modal).filter(({ isChoice }) => !isChoice).length : 0;
      if (modal && fields === 2) return () => submits(modal.viewId, newPair);
      if (modal && fields === 1) return () => submits(modal.viewId, codes.single);
      if (modal) return undefined;
      if (has(BUTTONS.enterCode)) return () => person.clicks(BUTTONS.enterCode);
      if (has(BUTTONS.enterCodes) && newestPicture(screen)) return () => person.clicks(BUTTONS.enterCodes);
      return undefined;
    },
    get sawReport() {
      return sawReport;
    },
    get starts() {
      return starts;
    },
    get pairsTyped() {
      return codes.pairsTyped;
    },
    get singlesTyped() {
      return codes.singlesTyped;
    },
  };
}
