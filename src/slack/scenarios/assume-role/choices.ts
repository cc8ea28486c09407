import type { AssumeRoleDemo } from '../../../scenario/assume-role/state.ts';
import { button } from '../../messages/blocks.ts';
import type { Choices } from '../../messages/face.ts';
import type { Text } from '../../text/en.ts';
import { cleanUpButton, enrollmentChoices, resyncChoices, takeHomeItems } from '../mfa-user/choices.ts';
import { enrollmentForm, resyncForm, sessionCodeForm } from './forms.ts';
import { ACTIONS } from './ids.ts';

/** Returns the buttons while the lesson runs: the next action, something to read, and a menu. */
export function choicesOf({ stage, demoId }: AssumeRoleDemo, text: Text): Choices {
  const { buttons } = text.assumeRole;
  const results = { actionId: ACTIONS.showResults, label: buttons.results };
  switch (stage) {
    case 'awaiting-enrollment':
      return enrollmentChoices(enrollmentForm, demoId, text);
    case 'awaiting-session-code':
      return {
        primary: button(sessionCodeForm.actionId, buttons.enterCode, demoId, 'primary'),
        secondary: button(ACTIONS.whyTrust, buttons.whyTrust, demoId),
        more: [results],
      };
    case 'awaiting-resync':
      return resyncChoices({ resync: resyncForm, sessionCode: sessionCodeForm, more: [results] }, demoId, text);
    case 'proved':
      return { primary: cleanUpButton(demoId, text), ...reading(demoId, text) };
    default:
      return { more: [] };
  }
}

/** Returns the buttons when the demo is over. */
export function choicesAfterwards({ state, demoId }: AssumeRoleDemo, text: Text): Choices {
  return state.answers.length === 0 ? { more: [] } : reading(demoId, text);
}

function reading(demoId: string, text: Text): Choices {
  return {
    secondary: button(ACTIONS.showResults, text.assumeRole.buttons.results, demoId),
    more: takeHomeItems(ACTIONS.showPolicy, text),
  };
}
