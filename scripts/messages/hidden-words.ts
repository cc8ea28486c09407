import { z } from 'zod';
import type { Payload } from '../../test/slack/every-payload.ts';

const text = z.object({ text: z.string() });
const menuSchema = z.object({ type: z.literal('overflow'), options: z.array(z.object({ text })) });
const confirmSchema = z.object({ confirm: z.object({ title: text, text, confirm: text, deny: text }) });
const imageSchema = z.object({ type: z.literal('image'), alt_text: z.string() });

export interface HiddenWords {
  readonly where: string;
  readonly words: string;
}

/** Returns the texts that people read only after a click, in a notification, or with a screen reader. */
export function hiddenWords(payload: Payload): HiddenWords[] {
  if (payload.kind === 'view') return below(payload.body);
  return [{ where: 'Notification', words: payload.body.text }, ...below(payload.body.blocks)];
}

function below(node: unknown): HiddenWords[] {
  if (typeof node !== 'object' || node === null) return [];
  const { data: menu } = menuSchema.safeParse(node);
  const { data: asks } = confirmSchema.safeParse(node);
  const { data: image } = imageSchema.safeParse(node);
  const { title, text: question, confirm, deny } = asks?.confirm ?? {};
  return [
    ...(menu ? [{ where: 'Menu', words: menu.options.map((one) => one.text.text).join(' · ') }] : []),
    ...(asks ? [{ where: 'Asks', words: [title, question, confirm, deny].map((one) => one?.text).join(' · ') }] : []),
    ...(image ? [{ where: 'Picture', words: image.alt_text }] : []),
    ...Object.values(node).flatMap(below),
  ];
}
