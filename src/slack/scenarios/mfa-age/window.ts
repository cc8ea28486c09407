import type { ModalView } from '@slack/types';
import { isProved, type MfaAgeDemo } from '../../../scenario/mfa-age/state.ts';
import { context, section } from '../../messages/blocks.ts';
import type { Text } from '../../text/en.ts';
import { noticeView } from '../../views/notice.ts';
import { readingView } from '../../views/reading.ts';
import { refusalText } from '../mfa-user/refusal.ts';
import { workingView } from '../mfa-user/working-view.ts';
import { explanationOf } from './explanation.ts';
import { enrollmentForm, nextCodeForm, resyncForm, sessionCodeForm } from './forms.ts';
import { remarksOf, rowsOf } from './results.ts';

/** The window that fits a running demo. */
export function windowOf(demo: MfaAgeDemo, text: Text): ModalView {
  const about = { demoId: demo.demoId, locale: demo.participant.locale };
  const refusal = demo.lastRefusal && refusalText(demo.lastRefusal, text, demo);
  switch (demo.stage) {
    case 'preparing':
      return noticeView(text, text.modals.notice.preparing);
    case 'awaiting-enrollment':
      return enrollmentForm.view(about, refusal);
    case 'awaiting-session-code':
      if (refusal === undefined && demo.state.resyncedAt !== undefined) return sessionCodeForm.synced(about);
      return sessionCodeForm.view(about, refusal);
    case 'awaiting-resync':
      return resyncForm.view(about, refusal);
    case 'awaiting-next-code':
      return nextCodeForm.view(about, refusal);
    case 'proved':
      return provedView(demo, text);
    default:
      return working(demo, text);
  }
}

/** What happens at the moment, with the answers that are there already. */
function working(demo: MfaAgeDemo, text: Text): ModalView {
  const rows = demo.state.enrolledAt === undefined ? [] : rowsOf(demo.state, text);
  return workingView({ says: explanationOf(demo, text), rows, rule: text.mfaAge.rule }, text);
}

function provedView(demo: MfaAgeDemo, text: Text): ModalView {
  const { mfaAge, sessionToken } = text;
  const headline = isProved(demo.state) ? `:tada: *${mfaAge.worked}*` : `*${mfaAge.didNotWork}*`;
  return readingView(text, sessionToken.window.results, [
    section([headline, ...explanationOf(demo, text)].join('\n')),
    ...rowsOf(demo.state, text),
    ...remarksOf(demo, text),
    context(mfaAge.rule),
  ]);
}
