import { expect, vi } from 'vitest';
import { connectPerson, type PersonClient } from '../../../../sandbox/slack/person/client.ts';
import type { Done, Screen, ScreenMessage, ScreenModal } from '../../../../sandbox/slack/person/types.ts';

/** A person in a test, with functions that act on the screen and read it. */
export interface Player {
  readonly userId: string;
  readonly client: PersonClient;
  types(text: string, conversation?: string): Promise<void>;
  clicks(actionId: string): Promise<void>;
  submits(fields?: Record<string, string>): Promise<void>;
  closesTheModal(): Promise<void>;
  channelId(conversation: string): Promise<string>;
  messages(conversation?: string): Promise<readonly ScreenMessage[]>;
  texts(conversation?: string): Promise<string[]>;
  modal(): Promise<ScreenModal | undefined>;
  notices(): Promise<string[]>;
}

const DM = 'MFA Demo';

export function play(url: string, userId: string): Player {
  const client = connectPerson(url, userId);
  const conversationNamed = async (name: string) => {
    const found = (await client.screen()).conversations.find((conversation) => conversation.name === name);
    if (!found) throw new Error(`No conversation ${name}`);
    return found;
  };
  const modal = async () => (await client.screen()).modals.at(-1);
  return {
    userId,
    client,
    types: async (text, conversation = DM) => {
      succeed(await client.types((await conversationNamed(conversation)).channelId, text));
    },
    clicks: async (actionId) => succeed(await client.clicks(await findButton(client, actionId))),
    submits: async (fields = {}) => {
      const top = (await modal())!;
      const values = Object.fromEntries(
        Object.entries(fields).map(([blockId, text]) => [blockId, { [actionIdOf(top, blockId)]: text }]),
      );
      succeed(await client.submits({ viewId: top.viewId, values }));
    },
    closesTheModal: async () => succeed(await client.closes((await modal())!.viewId)),
    channelId: async (conversation) => (await conversationNamed(conversation)).channelId,
    messages: async (conversation = DM) => (await conversationNamed(conversation)).messages,
    texts: async (conversation = DM) => (await conversationNamed(conversation)).messages.map(({ text }) => text),
    modal,
    notices: async () => (await client.screen()).notices.map(({ text }) => text),
  };
}

/** Calls `look` again until `check` does not throw for its result. After 15 seconds, throws the last error. */
export async function sees<Seen>(look: () => Promise<Seen>, check: (seen: Seen) => void): Promise<void> {
  await vi.waitFor(async () => check(await look()), { timeout: 15_000, interval: 10 });
}

function succeed(done: Done): void {
  expect(done).toEqual({ ok: true });
}

async function findButton(client: PersonClient, actionId: string) {
  const screen = await client.screen();
  const spot = spots(screen).find((candidate) => candidate.actionId === actionId);
  if (!spot) throw new Error(`No button ${actionId} on the screen`);
  return spot;
}

/** Returns the buttons on the screen: first those of the top modal, then those of each conversation, newest first. */
function spots(screen: Screen) {
  const inModal = screen.modals.slice(-1).flatMap(({ viewId, blocks }) => buttonsOf({ viewId }, blocks));
  const inMessages = screen.conversations.flatMap(({ channelId, messages }) =>
    messages.flatMap(({ ts, blocks }) => buttonsOf({ channelId, ts }, blocks)).reverse(),
  );
  return [...inModal, ...inMessages];
}

interface ShownBlock {
  readonly block_id?: string;
  readonly elements?: readonly { readonly action_id?: string }[];
  readonly element?: { readonly action_id?: string };
}

function buttonsOf<Place>(place: Place, blocks: readonly object[]) {
  return (blocks as ShownBlock[]).flatMap((block) =>
    (block.elements ?? []).map((element) => ({
      in: place,
      blockId: block.block_id ?? '',
      actionId: element.action_id ?? '',
    })),
  );
}

function actionIdOf(modal: ScreenModal, blockId: string): string {
  const block = (modal.blocks as ShownBlock[]).find((candidate) => candidate.block_id === blockId);
  return block?.element?.action_id ?? '';
}
