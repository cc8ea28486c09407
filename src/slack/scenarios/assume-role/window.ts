import type { ModalView } from '@slack/types';
import { type AssumeRoleDemo, isProved } from '../../../scenario/assume-role/state.ts';
import type { PageTurn } from '../../messages/face.ts';
import type { Text } from '../../text/en.ts';
import { phoneWindow } from '../mfa-user/windows/phone-window.ts';
import { provedView } from '../mfa-user/windows/results-views.ts';
import { explanationOf } from './explanation.ts';
import { enrollmentForm, resyncForm, sessionCodeForm } from './forms.ts';
import { REFUSED } from './ids.ts';
import { remarksOf, tableOf } from './results.ts';

/** Returns the window for a running demo. */
export function windowOf(demo: AssumeRoleDemo, text: Text): ModalView {
  const { assumeRole: words } = text;
  const [table, says] = [tableOf(demo.state, text), explanationOf(demo, text)];
  if (demo.stage === 'proved') {
    const remarks = remarksOf(demo, text);
    return provedView({ hasWorked: isProved(demo.state), table, words, says, remarks }, text);
  }
  return phoneWindow(
    demo,
    {
      sessionCode: sessionCodeForm,
      forms: [enrollmentForm, resyncForm],
      refused: { callbackId: REFUSED, says: words.deniedTwice },
      says,
      table,
      rule: words.rule,
    },
    text,
  );
}

/** The submit button of the window with the two denied calls shows the form for the session code. */
export const continueWithMfa: PageTurn = { callbackId: REFUSED, next: (about) => sessionCodeForm.view(about) };
