import type { ModalView } from '@slack/types';
import { type AssumeRoleDemo, isProved } from '../../../scenario/assume-role/state.ts';
import type { ViewContext } from '../../ids.ts';
import { context, section } from '../../messages/blocks.ts';
import type { PageTurn } from '../../messages/face.ts';
import type { Text } from '../../text/en.ts';
import { noticeView } from '../../views/notice.ts';
import { readingView } from '../../views/reading.ts';
import { refusalText } from '../mfa-user/refusal.ts';
import { refusedView } from '../mfa-user/refused-view.ts';
import { workingView } from '../mfa-user/working-view.ts';
import { explanationOf } from './explanation.ts';
import { enrollmentForm, resyncForm, sessionCodeForm } from './forms.ts';
import { REFUSED } from './ids.ts';
import { remarksOf, rowsOf } from './results.ts';

/** The window that fits a running demo. */
export function windowOf(demo: AssumeRoleDemo, text: Text): ModalView {
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
      return provedView(demo, text);
    default:
      return working(demo, text);
  }
}

/** From the two refusals to the form for the code, when the person has read them. */
export const continueWithMfa: PageTurn = { callbackId: REFUSED, next: (about) => sessionCodeForm.view(about) };

/** The two refusals stand until the person goes on. */
function refused({ state }: AssumeRoleDemo, about: ViewContext, text: Text): ModalView {
  const { deniedTwice, rule } = text.assumeRole;
  return refusedView({ callbackId: REFUSED, says: deniedTwice, rows: rowsOf(state, text), rule }, about, text);
}

/** What happens at the moment, with the answers that are there already. */
function working(demo: AssumeRoleDemo, text: Text): ModalView {
  const rows = demo.state.enrolledAt === undefined ? [] : rowsOf(demo.state, text);
  return workingView({ says: explanationOf(demo, text), rows, rule: text.assumeRole.rule }, text);
}

function provedView(demo: AssumeRoleDemo, text: Text): ModalView {
  const { assumeRole, sessionToken } = text;
  const headline = isProved(demo.state) ? `:tada: *${assumeRole.worked}*` : `*${assumeRole.didNotWork}*`;
  return readingView(text, sessionToken.window.results, [
    section([headline, ...explanationOf(demo, text)].join('\n')),
    ...rowsOf(demo.state, text),
    ...remarksOf(demo, text),
    context(assumeRole.rule),
  ]);
}
