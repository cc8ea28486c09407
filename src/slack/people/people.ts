import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import QuickLRU from 'quick-lru';
import * as z from 'zod';
import type { Locale, Participant } from '../../scenario/demo.ts';
import type { Overview } from '../../scenario/overview.ts';
import type { Actor } from '../../scenario/participant/operations.ts';
import type { Clock } from '../../scenario/ports/clock.ts';
import type { MethodLimits } from '../api/method-limits.ts';
import { FinalRefusal } from '../api/refusals/refusal.ts';
import { waitIfAsked } from '../api/slack-call.ts';
import { localeOf } from '../text/catalog.ts';
import type { Languages } from './languages.ts';
import { type Home, homeSchema, standingOf, standingSchema } from './standing.ts';

const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 5000;
/**
 * The longest wait for a language, in milliseconds: a trigger id expires after three seconds, and a modal has to be
 * opened by then.
 */
const PATIENCE_MS = 800;

export interface Person {
  readonly participant: Participant;
  /** A guest, a person of another organisation, a deactivated account, or a bot: they may not start demos. */
  readonly isGuest: boolean;
  /** An admin or owner of the Slack workspace. This alone gives no rights in AWS. */
  readonly isWorkspaceAdmin: boolean;
  /** The name that Slack shows; absent for a person whom Slack does not show to the bot. */
  readonly name?: string | undefined;
}

export interface People {
  /** Returns the person. @throws UpstreamError or ConfigError when users.info fails */
  find(actor: Actor): Promise<Person>;
  /**
   * Returns the person's language. If Slack fails or does not answer within `patienceMs` milliseconds, returns the
   * language that the person has chosen, the last known language, the language of their demo, or English. Never throws.
   */
  localeSoon(actor: Actor, patienceMs?: number): Promise<Locale>;
  /**
   * Returns the name that Slack shows. The bot may have read it long ago. Returns undefined if the name is unknown.
   * @param mayAsk whether to ask Slack if this process does not remember the person
   * @throws UpstreamError or ConfigError when users.info fails
   */
  nameOf(actor: Actor, mayAsk: boolean): Promise<string | undefined>;
}

// `locale` is returned only with include_locale; https://docs.slack.dev/reference/objects/user-object.
const answerSchema = z.object({
  user: standingSchema.extend({
    locale: z.string().optional(),
    is_admin: z.boolean().optional(),
    is_owner: z.boolean().optional(),
    real_name: z.string().optional(),
    profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).optional(),
  }),
});

/** Finds people with users.info, remembers them for five minutes, and applies the language that they have chosen. */
export function createPeople(
  client: WebClient,
  clock: Clock,
  { languages, overview, limits }: { languages: Languages; overview: Pick<Overview, 'of'>; limits: MethodLimits },
): People {
  const home = askHome(client);
  const known = new QuickLRU<string, { person: Person; until: number }>({ maxSize: MOST_KEPT });
  /** Running calls of users.info, so that several commands of one person at the same time need only one call. */
  const asked = new Map<string, Promise<Person>>();

  async function ofSlack(actor: Actor): Promise<Person> {
    const key = keyOf(actor);
    const kept = known.get(key);
    if (kept && kept.until > clock.now()) return kept.person;
    const asking = asked.get(key) ?? ask(client, actor, home, limits).finally(() => asked.delete(key));
    asked.set(key, asking);
    const person = await asking;
    known.set(key, { person, until: clock.now() + KEPT_MS });
    return person;
  }

  /**
   * Returns a language without asking Slack: the chosen language, the last language that Slack gave, the language of
   * the person's demo, or English.
   */
  async function localeKnown(actor: Actor): Promise<Locale> {
    const language = await languages.of(actor);
    if (language !== 'auto') return language;
    const before = known.get(keyOf(actor))?.person.participant.locale;
    const ofDemo = async () => (await overview.of(actor).catch(() => undefined))?.demo?.participant.locale;
    return before ?? (await ofDemo()) ?? 'en';
  }

  async function find(actor: Actor): Promise<Person> {
    const [person, language] = await Promise.all([ofSlack(actor), languages.of(actor)]);
    if (language === 'auto') return person;
    return { ...person, participant: { ...person.participant, locale: language } };
  }

  return {
    find,
    localeSoon: (actor, patienceMs = PATIENCE_MS) => {
      const found = find(actor).then(({ participant }) => participant.locale);
      const inTime = sleep(patienceMs, undefined, { ref: false }).then(() => localeKnown(actor));
      return Promise.race([found.catch(() => localeKnown(actor)), inTime]);
    },
    nameOf: async (actor, mayAsk) => {
      const person = known.get(keyOf(actor))?.person ?? (mayAsk ? await ofSlack(actor) : undefined);
      return person?.name;
    },
  };
}

function keyOf({ workspaceId, userId }: Actor): string {
  return `${workspaceId}/${userId}`;
}

/**
 * Returns a function that returns the bot's own workspace. It asks Slack until Slack has answered once, and returns
 * `undefined` before that.
 */
function askHome(client: WebClient): () => Promise<Home | undefined> {
  let home: Home | undefined;
  return async () => {
    home ??= await client.auth.test().then(homeSchema.parse, () => undefined);
    return home;
  };
}

async function ask(
  client: WebClient,
  actor: Actor,
  home: () => Promise<Home | undefined>,
  { callSlack }: MethodLimits,
): Promise<Person> {
  const about = { user: actor.userId, include_locale: true };
  const asking = waitIfAsked(() => callSlack('users.info', () => client.users.info(about)));
  // A person whom Slack does not show to the bot is not a member of this workspace.
  const answer = asking.then(answerSchema.parse, (error: unknown) => {
    if (error instanceof FinalRefusal && error.kind === 'person')
      return answerSchema.parse({ user: { is_stranger: true } });
    throw error;
  });
  const [{ user }, ownHome] = await Promise.all([answer, home()]);
  const isGuest = standingOf(user, ownHome) !== 'member';
  const isWorkspaceAdmin = Boolean(user.is_admin || user.is_owner);
  // Slack shows the full name of a person who has not chosen a display name.
  const name = user.profile?.display_name || user.profile?.real_name || user.real_name || undefined;
  return { participant: { ...actor, locale: localeOf(user.locale) }, isGuest, isWorkspaceAdmin, name };
}
