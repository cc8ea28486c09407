import { ACTIONS } from '../../ids.ts';
import { tooOldMessage } from '../../messages/answers/status.ts';
import { sentence } from '../../messages/blocks.ts';
import { textOf } from '../../text/catalog.ts';
import type { DemoAction } from './action.ts';

export const resendQr: DemoAction = {
  actionId: ACTIONS.resendQr,
  handle: async ({ actor, demoId, answer }, { operations, people }) => {
    const result = await operations.resendQr(actor, demoId);
    const text = textOf(await people.localeSoon(actor));
    await answer(result.kind === 'accepted' ? sentence(text.commands.qrComesAgain) : tooOldMessage(text));
  },
};
