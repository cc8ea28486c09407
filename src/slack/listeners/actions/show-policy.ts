import { ACTIONS } from '../../ids.ts';
import { policyView } from '../../scenarios/session-token/take-home/policy-view.ts';
import { textOf } from '../../text/catalog.ts';
import type { DemoAction } from './action.ts';
import { openOwnDemoWindow } from './own-demo-window.ts';

export const showPolicy: DemoAction = {
  actionId: ACTIONS.showPolicy,
  handle: (click, parts) => openOwnDemoWindow(click, parts, (demo, locale) => policyView(demo, textOf(locale))),
};
