import { sentence } from '../../messages/blocks.ts';
import { nobodyIsAdminMessage } from '../cleanup/nobody-is-admin.ts';
import { orNotKnown } from '../not-known.ts';
import { checkFormView } from '../policy-check/form-view.ts';
import type { DemoCommand } from './command.ts';

/** Opens the window that takes a policy. */
export const check: DemoCommand = {
  names: ['check'],
  answer: async ({ parts, person, text, triggerId }) => {
    if (!parts.checkers.isConfigured) return nobodyIsAdminMessage(text);
    const asked = await orNotKnown(parts, text, async () => {
      const one = await person();
      return { mayCheck: await parts.checkers.includes(one), locale: one.participant.locale };
    });
    if ('told' in asked) return asked.told;
    if (!asked.known.mayCheck) return sentence(text.policyCheck.notAllowed);
    await parts.door.openView(triggerId, checkFormView(asked.known.locale));
    return undefined;
  },
};
