import type { MessageContent } from '../../../src/slack/messages/blocks.ts';
import type { FormFace } from '../../../src/slack/messages/face.ts';

/** A message or view of the bot, and the function that made it. Payloads of one `group` differ only in one sentence. */
export type Payload = {
  readonly name: string;
  readonly madeBy: string;
  readonly group?: string;
  /**
   * Whether the contents are longer, or have more special characters, than usual. If true, `npm run messages` does not
   * show them.
   */
  readonly isExtreme?: boolean;
} & ({ readonly kind: 'message'; readonly body: MessageContent } | { readonly kind: 'view'; readonly body: object });

/** A text of about 9000 characters, among them characters that mrkdwn and JSON escape. */
export const NASTY = `<&>"\\\`*_~😀<!channel>${'<&>ボ😀'.repeat(1500)}`;
export const LONGEST_NAME = `<&>${'n'.repeat(125)}`;
export const LONGEST_ID = 'z'.repeat(40);

export function message<Args extends unknown[]>(
  name: string,
  make: (...args: Args) => MessageContent,
  ...args: Args
): Payload {
  return { kind: 'message', name, madeBy: make.name, body: make(...args) };
}

export function view<Args extends unknown[]>(name: string, make: (...args: Args) => object, ...args: Args): Payload {
  return { kind: 'view', name, madeBy: make.name, body: make(...args) };
}

/**
 * Returns the window of a lesson's form. `madeBy` is the id of the form, because several functions return its window.
 */
export function form(
  name: string,
  { callbackId }: Pick<FormFace, 'callbackId'>,
  make: FormFace['view'],
  ...args: Parameters<FormFace['view']>
): Payload {
  return { ...view(name, make, ...args), madeBy: `form ${callbackId}` };
}

export function extreme(payloads: readonly Payload[]): Payload[] {
  return payloads.map((payload) => ({ ...payload, isExtreme: true }));
}
