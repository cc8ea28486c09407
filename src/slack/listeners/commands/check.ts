import { askIfAllowed } from '../allowed.ts';
import { nobodyIsAdminMessage } from '../cleanup/nobody-is-admin.ts';
import { checkFormView } from '../policy-check/form-view.ts';
import type { DemoCommand } from './command.ts';

/** Opens the window for checking a policy. */
export const check: DemoCommand = {
  names: ['check'],
  answer: async (call) => {
    const { parts, text, triggerId } = call;
    if (!parts.checkers.isConfigured) return nobodyIsAdminMessage(text);
    const asked = await askIfAllowed(call, parts.checkers, text.policyCheck.notAllowed);
    if ('told' in asked) return asked.told;
    await parts.door.openView(triggerId, checkFormView(asked.locale));
    return undefined;
  },
};
