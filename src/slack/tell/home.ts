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

/** Who has not opened their Home for so long is not kept up to date any more. */
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

/** The App Homes of all people, each built from what is remembered of that person alone. */
export interface Home {
  /** Shows a person their Home, and keeps it up to date from now on. @throws UpstreamError, ConfigError */
  open(actor: Actor): Promise<void>;
  /** Shows it again after something was pressed there. What was pressed has been done, so a failure is only logged. Never throws. */
  refresh(actor: Actor): Promise<void>;
  /** Shows it again soon if this demo is somewhere else now and its participant has opened their Home. Never throws. */
  follow(demo: Demo): void;
  /** Shows at once what was to be shown soon. Never throws. */
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
      logger.warn({ reason: String(error) }, 'a home could not be brought up to date');
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
  // The rest of the Home is worth showing also when it cannot be known whether one is an admin.
  const isAdmin = await admins.includes(person).catch(() => false);
  const [running, admin] = await Promise.all([demo && shownDemo(parts, demo), isAdmin ? overview.ofAll() : undefined]);
  const { isGuest, participant } = person;
  return homeView({ isGuest, language, running, past, admin, faces }, textOf(participant.locale));
}

/** A demo with the way to it, which is left out when Slack does not say it. */
export async function shownDemo({ memory, faces, door }: TellParts, demo: Demo): Promise<ShownDemo> {
  const face = faces.of(demo);
  const { channelId: channel, progressTs: ts } = await memory.read(demo.demoId);
  if (!channel || !ts) return { demo, face };
  return { demo, face, link: await door.permalink({ channel, ts }).catch(() => undefined) };
}
