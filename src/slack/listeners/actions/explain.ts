import { ACTIONS } from '../../ids.ts';
import { textOf } from '../../text/catalog.ts';
import { explainView, readExplainPage } from '../../views/explain/explain-view.ts';
import { noticeView } from '../../views/notice.ts';
import type { DemoAction } from './action.ts';
import { openOwnDemoWindow } from './own-demo-window.ts';

/** Shows the calls of a demo to AWS and AWS's answers. */
export const explain: DemoAction = {
  actionId: ACTIONS.explain,
  handle: (click, parts) =>
    openOwnDemoWindow(click, parts, async ({ demoId }, locale) => {
      const calls = await parts.operations.callsOf(click.actor, demoId);
      return explainView(calls ?? [], { demoId, locale, page: 0 });
    }),
};

export const explainBack = turn(ACTIONS.explainBack, -1);
export const explainNext = turn(ACTIONS.explainNext, 1);

/** Returns the button that shows the next or the previous page in the open window. */
function turn(actionId: string, by: 1 | -1): DemoAction {
  return {
    actionId,
    handle: async ({ actor, viewId, privateMetadata }, { operations, door }) => {
      const { demoId, locale, page } = readExplainPage(privateMetadata);
      const text = textOf(locale);
      const calls = await operations.callsOf(actor, demoId);
      const turned = calls && explainView(calls, { demoId, locale, page: Math.max(0, page + by) });
      await door.updateView(viewId, turned ?? noticeView(text, text.takeHome.gone));
    },
  };
}
