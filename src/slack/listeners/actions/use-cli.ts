import { ACTIONS } from '../../ids.ts';
import { cliView } from '../../scenarios/session-token/take-home/cli-view.ts';
import { textOf } from '../../text/catalog.ts';
import type { DemoAction } from './action.ts';
import { openOwnDemoWindow } from './own-demo-window.ts';

export const useCli: DemoAction = {
  actionId: ACTIONS.useCli,
  handle: (click, parts) => openOwnDemoWindow(click, parts, ({ demoId }, locale) => cliView(demoId, textOf(locale))),
};
