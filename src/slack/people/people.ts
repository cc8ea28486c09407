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
/** A trigger lives three seconds; its modal must not wait long for a language. */
const PATIENCE_MS = 800;

export interface Person {
  readonly participant: Participant;
  /** A guest, somebody of another organisation, or somebody who has left: nobody whom the bot works for. */
  readonly isGuest: boolean;
  /** An admin or owner of the Slack workspace; that alone means nothing in AWS. */
  readonly isWorkspaceAdmin: boolean;
}

export interface People {
  /** @throws UpstreamError or ConfigError when Slack does not say who this is. */
  find(actor: Actor): Promise<Person>;
  /** The person's language if it is known soon, else the one that was known last, or that of their demo, else English. Never throws. */
  localeSoon(actor: Actor, patienceMs?: number): Promise<Locale>;
}

// https://docs.slack.dev/reference/objects/user-object: `locale` comes only with include_locale.
const answerSchema = z.object({
  user: standingSchema.extend({
    locale: z.string().optional(),
    is_admin: z.boolean().optional(),
    is_owner: z.boolean().optional(),
  }),
});

/** Who people are, as users.info says it, remembered for some minutes, and in the language that they have chosen. */
export function createPeople(
  client: WebClient,
  clock: Clock,
  { languages, overview, limits }: { languages: Languages; overview: Pick<Overview, 'of'>; limits: MethodLimits },
): People {
  const home = askHome(client);
  const known = new QuickLRU<string, { person: Person; until: number }>({ maxSize: MOST_KEPT });
  /** Several commands of one person at once are one question. */
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

  /** What is known without Slack: the language that was chosen, the one that Slack said before, or that of the person's demo. */
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
  };
}

function keyOf({ workspaceId, userId }: Actor): string {
  return `${workspaceId}/${userId}`;
}

/** Asks once where the bot itself belongs. It answers nothing while Slack does not say so. */
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
  // Whom Slack does not show to the bot is no member of this workspace.
  const answer = asking.then(answerSchema.parse, (error: unknown) => {
    if (error instanceof FinalRefusal && error.kind === 'person')
      return answerSchema.parse({ user: { is_stranger: true } });
    throw error;
  });
  const [{ user }, ownHome] = await Promise.all([answer, home()]);
  const isGuest = standingOf(user, ownHome) !== 'member';
  const isWorkspaceAdmin = Boolean(user.is_admin || user.is_owner);
  return { participant: { ...actor, locale: localeOf(user.locale) }, isGuest, isWorkspaceAdmin };
}
