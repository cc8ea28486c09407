import { ACTIONS } from '../../../ids.ts';
import type { MenuItem } from '../../../messages/menu.ts';
import type { Text } from '../../../text/en.ts';

/** For who wants to know more: of a demo that has tried S3, while it runs and after its end. */
export function takeHomeItems({ takeHome: { buttons } }: Text): MenuItem[] {
  return [
    { actionId: ACTIONS.useCli, label: buttons.cli },
    { actionId: ACTIONS.showPolicy, label: buttons.policy },
    { actionId: ACTIONS.explain, label: buttons.explain },
  ];
}
