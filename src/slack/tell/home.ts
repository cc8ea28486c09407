import QuickLRU from 'quick-lru';
import { type Demo, placeOf } from '../../scenario/demo.ts';
import type { Overview } from '../../scenario/overview.ts';
import type { Actor } from '../../scenario/participant/operations.ts';
import { type Notes, noteName } from '../../scenario/ports/notes.ts';
import { waitIfAsked } from '../api/slack-call.ts';
import type { SlackLogger } from '../bolt/bolt-logger.ts';
import type { Admins } from '../people/admins.ts';
import type { Languages } from '../people/languages.ts';
import type { People } from '../people/people.ts';
import { textOf } from '../text/catalog.ts';
import { homeView } from '../views/home/home-view.ts';
import type { ShownDemo } from '../views/home/running-demo.ts';
import type { TellParts } from './conversations.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import { createSoon } from './soon.ts';

/** How long a Home is kept up to date after the person last opened it, in milliseconds. */
const FOLLOWED_MS = 30 * 24 * 3_600_000;
const MOST_PLACES = 5000;

export interface HomeParts extends TellParts {
  readonly overview: Overview;
  readonly notes: Notes;
  readonly people: People;
  readonly languages: Languages;
  readonly admins: Admins;
  readonly logger: SlackLogger;
}

/**
 * The App Homes of all people. Each Home is built only from data about its person. An admin's Home also shows how many
 * demos and leftovers there are.
 */
export interface Home {
  /** Shows a person their Home and keeps it up to date for FOLLOWED_MS. @throws UpstreamError, ConfigError */
  open(actor: Actor): Promise<void>;
  /**
   * Shows the Home again after a click in it. The click is already handled, so a failure is only logged. Never throws.
   */
  refresh(actor: Actor): Promise<void>;
  /**
   * Shows the Home again soon if the demo has a new stage, phase or deadline, and the participant has opened their
   * Home. Never throws.
   */
  follow(demo: Demo): void;
  /** Makes all waiting updates immediately, and resolves when they are done. Never throws. */
  settled(): Promise<void>;
}

export function createHome(parts: HomeParts): Home {
  const { notes, door, logger } = parts;
  const oneAtATime = createOneAtATime();
  const places = new QuickLRU<string, string>({ maxSize: MOST_PLACES });

  const show = ({ workspaceId, userId }: Actor) => {
    const actor = { workspaceId, userId };
    return oneAtATime(keyOf(actor), async () => {
      const view = await viewFor(parts, actor);
      if ((await door.publishHome(userId, view)) === 'not-enabled') await notes.forget(openedBy(actor));
    });
  };
  const quietly = async (work: () => Promise<void>) => {
    try {
      await waitIfAsked(work);
    } catch (error) {
      logger.warn({ reason: String(error) }, 'an App Home could not be updated');
    }
  };
  const soon = createSoon((actor: Actor) =>
    quietly(async () => {
      if ((await notes.read(openedBy(actor))) !== undefined) await show(actor);
    }),
  );

  return {
    open: async (actor) => {
      await notes.keep(openedBy(actor), 'opened', FOLLOWED_MS);
      await show(actor);
    },
    refresh: (actor) => quietly(() => show(actor)),
    follow: (demo) => {
      const place = `${placeOf(demo)} until ${demo.deadlineAt}`;
      if (places.get(demo.demoId) === place) return;
      places.set(demo.demoId, place);
      soon.run(keyOf(demo.participant), demo.participant);
    },
    settled: () => soon.settled(),
  };
}

function keyOf({ workspaceId, userId }: Actor): string {
  return JSON.stringify([workspaceId, userId]);
}

function openedBy({ workspaceId, userId }: Actor): string {
  return noteName('home', workspaceId, userId);
}

async function viewFor(parts: HomeParts, actor: Actor) {
  const { people, languages, overview, admins, faces } = parts;
  const [person, language, { demo, past }] = await Promise.all([
    people.find(actor),
    languages.of(actor),
    overview.of(actor),
  ]);
  // If it is unknown whether the person is an admin, show the Home without the admins' part.
  const isAdmin = await admins.includes(person).catch(() => false);
  const [running, admin] = await Promise.all([demo && shownDemo(parts, demo), isAdmin ? overview.ofAll() : undefined]);
  const { isGuest, participant } = person;
  return homeView({ isGuest, language, running, past, admin, faces }, textOf(participant.locale));
}

/**
 * Returns the demo with its face and a link to its progress message. The link is absent if there is no message yet or
 * Slack returns no URL.
 */
export async function shownDemo({ memory, faces, door }: TellParts, demo: Demo): Promise<ShownDemo> {
  const face = faces.of(demo);
  const { channelId: channel, progressTs: ts } = await memory.read(demo.demoId);
  if (!channel || !ts) return { demo, face };
  return { demo, face, link: await door.permalink({ channel, ts }).catch(() => undefined) };
}
