import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { connectPerson } from '../../sandbox/slack/person/client.ts';
import type { ScreenMessage, ScreenModal } from '../../sandbox/slack/person/types.ts';
import { type EmbeddedSlackOptions, startEmbeddedSlack } from '../../sandbox/slack/start.ts';
import { PATIENT } from '../../sandbox/world.ts';
import type { PolicyTools } from '../../src/policy-check/real-try.ts';
import { createOverview } from '../../src/scenario/overview.ts';
import type { Operations } from '../../src/scenario/participant/operations.ts';
import type { ConversationMemory } from '../../src/scenario/ports/conversation-memory.ts';
import type { DemoStore } from '../../src/scenario/ports/demo-store.ts';
import type { QrPoster } from '../../src/scenario/ports/messenger.ts';
import type { SessionTokenDemo } from '../../src/scenario/session-token/state.ts';
import type { CleanupOperations } from '../../src/scenario/sweep/cleanup.ts';
import type { WorkshopOperations } from '../../src/scenario/workshop/operations.ts';
import type { TransportSettings } from '../../src/slack/bolt/transport.ts';
import { connectSlack } from '../../src/slack/connect.ts';
import { FACES } from '../../src/slack/scenarios/faces.ts';
import { createMemoryConversations } from '../../src/state/memory-conversations.ts';
import { demoKey } from '../../src/state/memory-demo-store.ts';
import { createMemoryDemoHistory } from '../../src/state/people/memory-demo-history.ts';
import { createMemoryNotes } from '../../src/state/people/memory-notes.ts';
import { createMemoryWorkshops } from '../../src/state/workshops/memory-workshops.ts';
import { openSlackDoor } from '../support/slack-door.ts';
import { recordingLogger } from './recording-logger.ts';
import { type Changes, type Place, sampleDemo } from './sample-demos.ts';

const manifest = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');

/** Returns operations that do nothing. @param changes the operations that a test needs */
export function idleOperations(changes: Partial<Operations> = {}): Operations {
  return {
    start: async (participant) => ({ kind: 'started', demo: sampleDemo('preparing', { participant }) }),
    begin: async (participant) => ({ kind: 'started', demo: sampleDemo('preparing', { participant }) }),
    submit: async () => ({ kind: 'not-now', demo: undefined }),
    resendQr: async () => ({ kind: 'not-now', demo: undefined }),
    checkFirst: async () => ({ kind: 'not-now' }),
    seedToType: async () => undefined,
    moreTime: async () => ({ kind: 'not-now', demo: undefined }),
    status: async () => ({ kind: 'none' }),
    look: async () => undefined,
    callsOf: async () => undefined,
    stop: async () => ({ kind: 'nothing-to-stop' }),
    ...changes,
  };
}

type OnCall = Parameters<typeof openSlackDoor>[1];

const idlePolicies: PolicyTools = {
  simulator: { simulate: () => Promise.reject(new Error('no policy is checked here')) },
  whyNoTries: async () => 'no-boundary',
};

/** A cleanup that finds nothing to remove. */
const idleCleanup: CleanupOperations = {
  preview: async () => ({ takenAt: 0, demos: [], orphans: [] }),
  begin: async () => ({ demoIds: [], leftoverIds: [] }),
  look: async () => [],
  removeLeftovers: async () => [],
};

const none = async () => undefined;
const idleWorkshops: WorkshopOperations = {
  open: () => Promise.reject(new Error('nobody opens a workshop here')),
  forget: none,
  findIn: none,
  look: none,
  join: async () => ({ kind: 'over' }),
  raiseHand: async () => ({ kind: 'over' }),
  takeHand: async () => ({ kind: 'over' }),
  lowerHand: async () => ({ kind: 'over' }),
  nudge: async () => 0,
  announce: none,
  moreTime: none,
  end: none,
  answer: async () => ({ kind: 'over' }),
};

/** What the Slack side needs at its start, except for the operations of participants. */
export const idleParts = { cleanup: idleCleanup, policies: idlePolicies, workshops: idleWorkshops };

/**
 * Starts an embedded Slack and the Slack side of the bot, connected by the real Bolt. The listeners call `operations`.
 * @param port on which the bot listens, if Slack delivers over HTTP; without it, the bot uses a socket
 */
export async function startScene(
  operations: Operations,
  options: Partial<EmbeddedSlackOptions> & { pingTimeoutMs?: number; onCall?: OnCall } = {},
  port?: number,
) {
  const { pingTimeoutMs = PATIENT.pingTimeoutMs } = options;
  const slack = await startEmbeddedSlack({
    manifest,
    fileProcessingMs: 0,
    ackLimitMs: PATIENT.patienceMs,
    triggerLifeMs: PATIENT.patienceMs,
    ...options,
  });
  const { logger, lines } = recordingLogger();
  const { botToken, appToken } = slack;
  const { apiUrl } = options.onCall ? await openSlackDoor(slack, options.onCall) : slack;
  const admin = slack.workspace.personas.find(({ role }) => role === 'admin');
  const admins = { userIds: [admin?.userId ?? ''], usergroupId: undefined, areWorkspaceAdminsIncluded: false };
  const transport: TransportSettings =
    port === undefined
      ? { kind: 'socket', appToken, pingTimeoutMs }
      : { kind: 'http', signingSecret: slack.signingSecret, port };
  const memory = sampleMemory();
  const remembered = rememberedOf(operations);
  const clock = { now: () => Date.now() };
  const connect = (itsMemory = memory) =>
    connectSlack(
      { transport, botToken, apiUrl, admins },
      { logger, memory: itsMemory, faces: FACES, ...remembered, clock },
    );
  const side = connect();
  await side.start({ ...idleParts, operations });
  return {
    slack,
    side,
    memory,
    remembered,
    /** Returns the Slack side of a second bot. It posts messages, but has no listeners. */
    anotherSide: connect,
    lines,
    person: (name: string) => playPerson(slack, name),
    [Symbol.asyncDispose]: async () => {
      await side.stop();
      await slack.close();
    },
  };
}

type Slack = Awaited<ReturnType<typeof startEmbeddedSlack>>;

function playPerson(slack: Slack, name: string) {
  const persona = slack.workspace.personas.find((one) => one.name.startsWith(name));
  if (!persona) throw new Error(`nobody is called ${name}`);
  const client = connectPerson(slack.url, persona.userId);
  const messages = async (kind: 'channel' | 'app-dm'): Promise<readonly ScreenMessage[]> =>
    (await client.screen()).conversations.find((one) => one.kind === kind)?.messages ?? [];
  const topModal = async (): Promise<ScreenModal | undefined> => (await client.screen()).modals.at(-1);

  return {
    ...client,
    userId: persona.userId,
    workspaceId: slack.workspace.teamId,
    messages,
    topModal,
    modalText: async () => JSON.stringify((await topModal()) ?? null),
    typesIn: async (kind: 'channel' | 'app-dm', text: string) => {
      const { conversations } = await client.screen();
      const channelId = conversations.find((one) => one.kind === kind)?.channelId ?? '';
      expect(await client.types(channelId, text)).toEqual({ ok: true });
    },
    /** Presses the button in the newest message that has it, or in the open window. */
    presses: async (actionId: string, where: 'app-dm' | 'channel' | 'window' = 'app-dm') => {
      const { conversations, modals } = await client.screen();
      const has = (part: unknown) => JSON.stringify(part).includes(`"${actionId}"`);
      const { channelId = '', messages = [] } = conversations.find((one) => one.kind === where) ?? {};
      const message = messages.findLast(({ blocks }) => has(blocks));
      const view = where === 'window' ? modals.at(-1) : undefined;
      const block = (view ?? message)?.blocks.find(has) as { block_id: string };
      const place = view ? { viewId: view.viewId } : { channelId, ts: message?.ts ?? '' };
      expect(await client.clicks({ in: place, blockId: block.block_id, actionId })).toEqual({ ok: true });
    },
    /** Chooses an entry of a menu in the direct message, by its action id. */
    chooses: async (actionId: string) => {
      const { conversations } = await client.screen();
      const dm = conversations.find((one) => one.kind === 'app-dm');
      for (const { ts, blocks } of dm?.messages.toReversed() ?? []) {
        const item = menuItemIn(blocks, actionId);
        if (!item) continue;
        const { blockId, menuId, value } = item;
        const values = { [blockId]: { [menuId]: value } };
        const where = { channelId: dm?.channelId ?? '', ts };
        return expect(await client.clicks({ in: where, blockId, actionId: menuId, values })).toEqual({ ok: true });
      }
      throw new Error(`no menu has ${actionId}`);
    },
    entersInto: async (typed: Record<string, string>) => {
      const values = Object.fromEntries(Object.entries(typed).map(([block, text]) => [block, { code: text }]));
      expect(await client.submits({ viewId: (await topModal())?.viewId ?? '', values })).toEqual({ ok: true });
    },
  };
}

export type Player = ReturnType<typeof playPerson>;

/** Returns the stored data of all people. It is empty at first, except for the demo that `status` returns. */
export function rememberedOf({ status }: Pick<Operations, 'status'> = idleOperations()) {
  const clock = { now: () => Date.now() };
  const findActive: DemoStore['findActive'] = async (who) => {
    const found = await status(who);
    return found.kind === 'active' ? found.demo : undefined;
  };
  const counts = new Map<string, number>();
  const notes = createMemoryNotes(clock);
  const history = createMemoryDemoHistory(clock, new Map());
  const store = { findActive, countByStage: async () => counts };
  const workshops = createMemoryWorkshops(clock);
  return { notes, history, counts, workshops, overview: createOverview({ store, history, notes }) };
}

/** Returns a memory for the conversations of the sample demo and of the demo `anotherdemo2`. */
export function sampleMemory(): ConversationMemory {
  return createMemoryConversations(
    new Map([sampleDemo('preparing').demoId, 'anotherdemo2'].map((demoId) => [demoKey(demoId), ''])),
  );
}

/** Returns a demo of this person about which nothing has been posted yet. */
export function demoOf(player: Player, place: Place, changes: Changes = {}): SessionTokenDemo {
  const participant = { workspaceId: player.workspaceId, userId: player.userId, locale: 'en' as const };
  return sampleDemo(place, { participant, ...changes });
}

/** Opens the conversation for a demo of this person, and returns the demo. */
export async function openedDemo(
  side: { qrPoster: Pick<QrPoster, 'openConversation'> },
  player: Player,
  place: Place,
  changes: Changes = {},
): Promise<SessionTokenDemo> {
  const demo = demoOf(player, place, changes);
  await side.qrPoster.openConversation(demo);
  return demo;
}

interface ShownMenu {
  readonly block_id?: string;
  readonly elements?: readonly {
    readonly action_id?: string;
    readonly options?: readonly { readonly value?: string }[];
  }[];
}

function menuItemIn(blocks: readonly object[], actionId: string) {
  for (const block of blocks as readonly ShownMenu[]) {
    for (const { action_id: menuId = '', options = [] } of block.elements ?? []) {
      const value = options.find((option) => option.value?.startsWith(`${actionId} `))?.value;
      if (value) return { blockId: block.block_id ?? '', menuId, value };
    }
  }
  return undefined;
}
