import type { Reading } from '../../messages/face.ts';
import { textOf } from '../../text/catalog.ts';
import { openingView } from '../../views/opening.ts';
import type { DemoAction } from './action.ts';

/** The button that opens a window to read. It opens at once, while the trigger lives, and is filled when the demo is known. */
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
