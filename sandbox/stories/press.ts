import { appDm, topModal } from '../person/read-screen.ts';
import type { Screen, ScreenModal } from '../slack/person/types.ts';

/** The action ids of the buttons that stories use. Stories do not use labels: these differ by language, and change. */
export type ActionId = 'enter-codes' | 'enter-session-code' | 'stop' | 'start-again';
/** The callback ids of the windows that stories look for. */
export type CallbackId = 'enrollment' | 'session-code' | 'checking';

export interface Offered {
  readonly in: { readonly viewId: string } | { readonly channelId: string; readonly ts: string };
  readonly blockId: string;
  readonly actionId: string;
  /** The label as the person reads it. */
  readonly label: string;
  readonly style: string | undefined;
}

interface Pressable {
  readonly type?: string;
  readonly action_id?: string;
  readonly style?: string;
  readonly text?: { readonly text?: string };
}

/** Returns the newest button with this id: in the open window, or else in the direct message with the app. */
export function offered(screen: Screen, actionId: ActionId): Offered | undefined {
  const modal = topModal(screen);
  const inModal = modal && buttonIn(modal.blocks, (element) => element.action_id === actionId);
  if (inModal) return { in: { viewId: modal.viewId }, ...inModal };
  return inMessage(screen, actionId);
}

export function inMessage(screen: Screen, actionId: ActionId): Offered | undefined {
  const { channelId, messages } = appDm(screen);
  for (const { ts, blocks } of messages.toReversed()) {
    const found = buttonIn(blocks, (element) => element.action_id === actionId);
    if (found) return { in: { channelId, ts }, ...found };
  }
  return undefined;
}

/** Primary buttons that do not lead to the question for one code. */
const LEADS_ELSEWHERE: readonly string[] = ['enter-codes', 'stop', 'start-again'] satisfies ActionId[];

/** Returns the button that leads to the question for one code, directly or with one step between. */
export function wayToSessionCode(screen: Screen): Offered | undefined {
  const direct = offered(screen, 'enter-session-code');
  if (direct) return direct;
  const leadsOn = ({ style, action_id: id = '' }: Pressable) => style === 'primary' && !LEADS_ELSEWHERE.includes(id);
  const modal = topModal(screen);
  const inModal = modal && buttonIn(modal.blocks, leadsOn);
  if (inModal) return { in: { viewId: modal.viewId }, ...inModal };
  const { channelId, messages } = appDm(screen);
  for (const { ts, blocks, isEphemeral } of messages.toReversed()) {
    const found = isEphemeral ? undefined : buttonIn(blocks, leadsOn);
    if (found) return { in: { channelId, ts }, ...found };
  }
  return undefined;
}

export function isOffered(screen: Screen, actionId: ActionId): boolean {
  return offered(screen, actionId) !== undefined;
}

/** Returns the open window if it has this callback id. */
export function formIn(screen: Screen, callbackId: CallbackId): ScreenModal | undefined {
  const modal = topModal(screen);
  return modal?.callbackId === callbackId && modal.state === 'open' ? modal : undefined;
}

/** Returns whether the open window waits for the bot: it is being submitted, or says that the bot checks the codes. */
export function isChecking(screen: Screen): boolean {
  const modal = topModal(screen);
  return modal !== undefined && (modal.state === 'submitting' || modal.callbackId === 'checking');
}

/** Returns whether the results are shown: the bot then highlights the button for cleaning up. */
export function isReported(screen: Screen): boolean {
  const isAsked = formIn(screen, 'session-code') ?? wayToSessionCode(screen);
  return inMessage(screen, 'stop')?.style !== undefined && !isChecking(screen) && !isAsked;
}

function buttonIn(blocks: readonly object[], isMeant: (element: Pressable) => boolean) {
  for (const block of blocks as readonly { block_id?: string; elements?: Pressable[]; accessory?: Pressable }[]) {
    const all = [...(block.elements ?? []), ...(block.accessory ? [block.accessory] : [])];
    const found = all.find((element) => element.type === 'button' && isMeant(element));
    if (found?.action_id && block.block_id) {
      const { action_id: actionId, style, text } = found;
      return { blockId: block.block_id, actionId, label: text?.text ?? actionId, style };
    }
  }
  return undefined;
}
