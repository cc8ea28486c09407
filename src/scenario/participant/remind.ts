import { done, notYet, type Step } from '../step.ts';
import { reminderAt } from './deadlines.ts';

/**
 * Offers more time shortly before the deadline. It saves the time of the reminder before it posts the reminder, so that
 * the participant never gets two. If the process crashes between the two, the progress message still offers more time.
 */
export const remind: Step = {
  id: 'remind',
  perform: async ({ demo, clock, messenger, noteReminder }) => {
    if (demo.remindedAt !== undefined || demo.extendedAt !== undefined) return done();
    const dueAt = reminderAt(demo);
    if (clock.now() < dueAt) return notYet(dueAt);
    await noteReminder();
    await messenger.postReminder(demo);
    return done();
  },
};
