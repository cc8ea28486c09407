import type { ModalView } from '@slack/types';
import type { SessionTokenDemo } from '../../../scenario/session-token/state.ts';
import { VIEWS } from '../../ids.ts';
import type { PageTurn } from '../../messages/face.ts';
import type { Text } from '../../text/en.ts';
import { phoneWindow } from '../mfa-user/windows/phone-window.ts';
import { explanationOf } from './explanation.ts';
import { enrollmentForm, resyncForm, sessionCodeForm } from './forms.ts';
import { tableOf } from './results.ts';
import { provedView } from './results-view.ts';

/** Returns the window for a running demo. */
export function windowOf(demo: SessionTokenDemo, text: Text): ModalView {
  const { deniedTwice, rule } = text.sessionToken;
  if (demo.stage === 'proved') return provedView(demo.state, text);
  return phoneWindow(
    demo,
    {
      sessionCode: sessionCodeForm,
      forms: [enrollmentForm, resyncForm],
      refused: { callbackId: VIEWS.refused, says: deniedTwice },
      says: explanationOf(demo, text),
      table: tableOf(demo.state, text),
      rule,
    },
    text,
  );
}

/** The submit button of the window with the two denied calls shows the form for the session code. */
export const continueWithMfa: PageTurn = {
  callbackId: VIEWS.refused,
  next: (about) => sessionCodeForm.view(about),
};
