import type { ModalView } from '@slack/types';
import type { Demo, Locale } from '../../../scenario/demo.ts';
import { textOf } from '../../text/catalog.ts';
import { noticeView } from '../../views/notice.ts';
import type { ListenerParts } from '../parts.ts';
import type { Click } from './action.ts';

/**
 * Opens a window about the demo of a click, also if the demo has ended, in the person's language. If the demo is not
 * theirs or its record is gone, the window says so.
 */
export async function openOwnDemoWindow(
  { actor, demoId, triggerId }: Click,
  { operations, people, door }: ListenerParts,
  view: (demo: Demo, locale: Locale) => ModalView | Promise<ModalView>,
): Promise<void> {
  const [locale, demo] = await Promise.all([people.localeSoon(actor), operations.look(actor, demoId)]);
  const text = textOf(locale);
  await door.openView(triggerId, demo ? await view(demo, locale) : noticeView(text, text.takeHome.gone));
}
