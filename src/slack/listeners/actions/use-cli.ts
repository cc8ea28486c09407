import { ACTIONS } from '../../ids.ts';
import { textOf } from '../../text/catalog.ts';
import { noticeView } from '../../views/notice.ts';
import { takeHomeView } from '../../views/take-home.ts';
import type { DemoAction } from './action.ts';
import { openOwnDemoWindow } from './own-demo-window.ts';

/** Shows the lesson of a demo as commands of the AWS CLI. */
export const useCli: DemoAction = {
  actionId: ACTIONS.useCli,
  handle: (click, parts) =>
    openOwnDemoWindow(click, parts, (demo, locale) => {
      const { takeHome } = parts.faces.of(demo);
      const text = textOf(locale);
      return takeHome ? takeHomeView(demo.demoId, takeHome, text) : noticeView(text, text.takeHome.none);
    }),
};
