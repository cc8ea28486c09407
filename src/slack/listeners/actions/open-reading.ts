import type { Reading } from '../../messages/face.ts';
import { textOf } from '../../text/catalog.ts';
import { openingView } from '../../views/opening.ts';
import type { DemoAction } from './action.ts';

/**
 * Returns the button that opens a window in which the person only reads. The window opens immediately, before the
 * trigger id expires, and is filled when the demo is read.
 */
export function openReading({ actionId, view }: Reading): DemoAction {
  return {
    actionId,
    handle: async ({ actor, demoId, triggerId }, { people, door, operations }) => {
      const text = textOf(await people.localeSoon(actor));
      const viewId = await door.openView(triggerId, openingView(text));
      await door.updateView(viewId, view(await operations.look(actor, demoId), text));
    },
  };
}
