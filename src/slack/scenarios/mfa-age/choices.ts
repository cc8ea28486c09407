import type { MfaAgeDemo } from '../../../scenario/mfa-age/state.ts';
import { button } from '../../messages/blocks.ts';
import type { Choices } from '../../messages/face.ts';
import type { Text } from '../../text/en.ts';
import { cleanUpButton, enrollmentChoices, resyncChoices, takeHomeItems } from '../mfa-user/choices.ts';
import { enrollmentForm, nextCodeForm, resyncForm, sessionCodeForm } from './forms.ts';
import { ACTIONS } from './ids.ts';

/** Returns the buttons while the lesson runs: the next action, something to read, and a menu. */
export function choicesOf({ stage, demoId }: MfaAgeDemo, text: Text): Choices {
  const { buttons } = text.mfaAge;
  const results = { actionId: ACTIONS.showResults, label: buttons.results };
  const why = button(ACTIONS.whyAge, buttons.whyAge, demoId);
  const enter = (actionId: string) => button(actionId, buttons.enterCode, demoId, 'primary');
  switch (stage) {
    case 'awaiting-enrollment':
      return enrollmentChoices(enrollmentForm, demoId, text);
    case 'awaiting-session-code':
      return { primary: enter(sessionCodeForm.actionId), secondary: why, more: [results] };
    case 'awaiting-resync':
      return resyncChoices({ resync: resyncForm, sessionCode: sessionCodeForm, more: [results] }, demoId, text);
    case 'aging':
      return { secondary: why, more: [results] };
    case 'awaiting-next-code':
      return { primary: enter(nextCodeForm.actionId), secondary: why, more: [results] };
    case 'proved':
      return { primary: cleanUpButton(demoId, text), ...reading(demoId, text) };
    default:
      return { more: [] };
  }
}

/** Returns the buttons when the demo is over. */
export function choicesAfterwards({ state, demoId }: MfaAgeDemo, text: Text): Choices {
  return state.answers.length === 0 ? { more: [] } : reading(demoId, text);
}

function reading(demoId: string, text: Text): Choices {
  return {
    secondary: button(ACTIONS.showResults, text.mfaAge.buttons.results, demoId),
    more: takeHomeItems(ACTIONS.showPolicy, text),
  };
}
