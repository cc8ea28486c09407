import type { Button } from '@slack/types';
import { ACTIONS } from '../../ids.ts';
import { button } from '../../messages/blocks.ts';
import type { Choices, FormFace } from '../../messages/face.ts';
import type { MenuItem } from '../../messages/menu.ts';
import type { Text } from '../../text/en.ts';

/** Returns the buttons while the phone has to be connected. */
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
  /** The form for one code, for a person who only mistyped it. */
  readonly sessionCode: FormFace;
  readonly more: readonly MenuItem[];
}

/** Returns the buttons when the phone's clock is out of sync and AWS needs two codes for a resync. */
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
 * Returns the menu entries for more information, for the lesson's last stage and for a demo that is over.
 * @param showPolicy the lesson's action that shows its policy
 */
export function takeHomeItems(showPolicy: string, { takeHome: { buttons } }: Text): MenuItem[] {
  return [
    { actionId: ACTIONS.useCli, label: buttons.cli },
    { actionId: showPolicy, label: buttons.policy },
    { actionId: ACTIONS.explain, label: buttons.explain },
  ];
}

/** Returns the button that ends a demo after the person has looked at the results. */
export function cleanUpButton(demoId: string, { sessionToken }: Text): Button {
  return button(ACTIONS.stop, sessionToken.buttons.cleanUp, demoId, 'primary');
}
