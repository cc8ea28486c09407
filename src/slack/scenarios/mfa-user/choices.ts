import type { Button } from '@slack/types';
import { ACTIONS } from '../../ids.ts';
import { button } from '../../messages/blocks.ts';
import type { Choices, FormFace } from '../../messages/face.ts';
import type { MenuItem } from '../../messages/menu.ts';
import type { Text } from '../../text/en.ts';

/** What can be pressed while the phone is to be connected. */
export function enrollmentChoices({ actionId }: FormFace, demoId: string, { sessionToken }: Text): Choices {
  const { buttons } = sessionToken;
  return {
    primary: button(actionId, buttons.enterCodes, demoId, 'primary'),
    secondary: button(ACTIONS.showKey, buttons.showKey, demoId),
    more: [
      { actionId: ACTIONS.resendQr, label: buttons.resendQr },
      { actionId: ACTIONS.whyTwoCodes, label: buttons.whyTwoCodes },
    ],
  };
}

interface ResyncChoices {
  readonly resync: FormFace;
  /** For a person who has only mistyped a code. */
  readonly sessionCode: FormFace;
  readonly more: readonly MenuItem[];
}

/** What can be pressed when AWS is to learn the phone's clock. */
export function resyncChoices(
  { resync, sessionCode, more }: ResyncChoices,
  demoId: string,
  { resync: { buttons } }: Text,
): Choices {
  return {
    primary: button(resync.actionId, buttons.enterTwo, demoId, 'primary'),
    secondary: button(sessionCode.actionId, buttons.enterOne, demoId),
    more,
  };
}

/**
 * What is offered to a person who wants to know more: of a demo that has tried something, while it runs and after its end.
 * @param showPolicy the action of the lesson that shows its policy
 */
export function takeHomeItems(showPolicy: string, { takeHome: { buttons } }: Text): MenuItem[] {
  return [
    { actionId: ACTIONS.useCli, label: buttons.cli },
    { actionId: showPolicy, label: buttons.policy },
    { actionId: ACTIONS.explain, label: buttons.explain },
  ];
}

/** The button that ends a demo whose results have been looked at. */
export function cleanUpButton(demoId: string, { sessionToken }: Text): Button {
  return button(ACTIONS.stop, sessionToken.buttons.cleanUp, demoId, 'primary');
}
