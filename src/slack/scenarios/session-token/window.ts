import type { ModalView } from '@slack/types';
import type { SessionTokenDemo } from '../../../scenario/session-token/state.ts';
import { VIEWS, type ViewContext } from '../../ids.ts';
import type { PageTurn } from '../../messages/face.ts';
import type { Text } from '../../text/en.ts';
import { noticeView } from '../../views/notice.ts';
import { refusalText } from '../mfa-user/refusal.ts';
import { refusedView } from '../mfa-user/refused-view.ts';
import { workingView } from '../mfa-user/working-view.ts';
import { explanationOf } from './explanation.ts';
import { enrollmentForm, resyncForm, sessionCodeForm } from './forms.ts';
import { provedView, rowsOf } from './results-view.ts';

/** The window that fits a running demo. */
export function windowOf(demo: SessionTokenDemo, text: Text): ModalView {
  const about = { demoId: demo.demoId, locale: demo.participant.locale };
  const refusal = demo.lastRefusal && refusalText(demo.lastRefusal, text, demo);
  switch (demo.stage) {
    case 'preparing':
      return noticeView(text, text.modals.notice.preparing);
    case 'awaiting-enrollment':
      return enrollmentForm.view(about, refusal);
    case 'awaiting-session-code':
      if (refusal !== undefined) return sessionCodeForm.view(about, refusal);
      return demo.state.resyncedAt === undefined ? refused(demo, about, text) : sessionCodeForm.synced(about);
    case 'awaiting-resync':
      return resyncForm.view(about, refusal);
    case 'proved':
      return provedView(demo.state, text);
    default:
      return working(demo, text);
  }
}

/** From the two refusals to the form for the code, when the person has read them. */
export const continueWithMfa: PageTurn = {
  callbackId: VIEWS.refused,
  next: (about) => sessionCodeForm.view(about),
};

/** The two refusals stand until the person goes on. */
function refused({ state }: SessionTokenDemo, about: ViewContext, text: Text): ModalView {
  const { deniedTwice, rule } = text.sessionToken;
  return refusedView({ callbackId: VIEWS.refused, says: deniedTwice, rows: rowsOf(state, text), rule }, about, text);
}

/** What happens at the moment, with the answers that are there already. */
function working(demo: SessionTokenDemo, text: Text): ModalView {
  const rows = demo.state.enrolledAt === undefined ? [] : rowsOf(demo.state, text);
  return workingView({ says: explanationOf(demo, text), rows, rule: text.sessionToken.rule }, text);
}
