import type { ModalView } from '@slack/types';
import { isProved, type MfaAgeDemo } from '../../../scenario/mfa-age/state.ts';
import type { Text } from '../../text/en.ts';
import { phoneWindow } from '../mfa-user/windows/phone-window.ts';
import { provedView } from '../mfa-user/windows/results-views.ts';
import { explanationOf } from './explanation.ts';
import { enrollmentForm, nextCodeForm, resyncForm, sessionCodeForm } from './forms.ts';
import { remarksOf, tableOf } from './results.ts';

/** Returns the window for a running demo. */
export function windowOf(demo: MfaAgeDemo, text: Text): ModalView {
  const { mfaAge: words } = text;
  const [table, says] = [tableOf(demo.state, text), explanationOf(demo, text)];
  if (demo.stage === 'proved') {
    const remarks = remarksOf(demo, text);
    return provedView({ hasWorked: isProved(demo.state), table, words, says, remarks }, text);
  }
  const forms = [enrollmentForm, resyncForm, nextCodeForm];
  return phoneWindow(demo, { sessionCode: sessionCodeForm, forms, says, table, rule: words.rule }, text);
}
