import type { SessionTokenDemo, SessionTokenState } from '../../../scenario/session-token/state.ts';
import { ACTIONS } from '../../ids.ts';
import { button } from '../../messages/blocks.ts';
import type { Choices } from '../../messages/face.ts';
import type { MenuItem } from '../../messages/menu.ts';
import type { Text } from '../../text/en.ts';
import { cleanUpButton, enrollmentChoices, resyncChoices, takeHomeItems } from '../mfa-user/choices.ts';
import { enrollmentForm, resyncForm, sessionCodeForm } from './forms.ts';

/** Returns the buttons while the lesson runs: the next action, something to read, and a menu. */
export function choicesOf({ stage, state, demoId }: SessionTokenDemo, text: Text): Choices {
  const { buttons } = text.sessionToken;
  const results = { actionId: ACTIONS.showResults, label: buttons.results };
  switch (stage) {
    case 'awaiting-enrollment':
      return enrollmentChoices(enrollmentForm, demoId, text);
    case 'awaiting-session-code':
      return {
        primary: button(ACTIONS.enterSessionCode, buttons.enterSessionCode, demoId, 'primary'),
        secondary: button(ACTIONS.whyNotSend, buttons.whyNotSend, demoId),
        more: [results],
      };
    case 'awaiting-resync':
      return resyncChoices({ resync: resyncForm, sessionCode: sessionCodeForm, more: [results] }, demoId, text);
    case 'proved':
      return {
        primary: cleanUpButton(demoId, text),
        secondary: button(ACTIONS.showResults, buttons.why, demoId),
        more: [...takeHomeItems(ACTIONS.showPolicy, text), ...bucketItems(state, text)],
      };
    default:
      return { more: [] };
  }
}

/** Returns the buttons when the demo is over. */
export function choicesAfterwards({ state, demoId }: SessionTokenDemo, text: Text): Choices {
  if (state.proofs.length === 0) return { more: [] };
  return {
    secondary: button(ACTIONS.showResults, text.sessionToken.buttons.results, demoId),
    more: [...takeHomeItems(ACTIONS.showPolicy, text), ...bucketItems(state, text)],
  };
}

function bucketItems({ buckets }: SessionTokenState, { sessionToken: { buttons } }: Text): MenuItem[] {
  return buckets && buckets.count > 0 ? [{ actionId: ACTIONS.showBuckets, label: buttons.buckets(buckets.count) }] : [];
}
