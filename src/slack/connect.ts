import { setTimeout as sleep } from 'node:timers/promises';
import { App, type AppOptions, type Logger, type ReceiverEvent } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { ConfigError, UpstreamError } from '../errors.ts';
import type { Overview } from '../scenario/overview.ts';
import type { Clock } from '../scenario/ports/clock.ts';
import type { ConversationMemory } from '../scenario/ports/conversation-memory.ts';
import type { Messenger, QrPoster } from '../scenario/ports/messenger.ts';
import type { Notes } from '../scenario/ports/notes.ts';
import type { WorkshopStore } from '../scenario/ports/workshop-store.ts';
import type { WorkshopTeller } from '../scenario/ports/workshop-teller.ts';
import type { AuditRecord } from '../shared/audit-record.ts';
import type { Proxies } from '../shared/proxies.ts';
import { createMethodLimits } from './api/method-limits.ts';
import { callSlack, TOKEN_NAMES } from './api/slack-call.ts';
import { createSlackDoor, type SlackDoor } from './api/slack-door.ts';
import { type OnAck, timed } from './bolt/ack-time.ts';
import { createAcknowledgements } from './bolt/acknowledgements.ts';
import { createAcksFirst } from './bolt/acks-first.ts';
import { createBoltLogger, type SlackLogger } from './bolt/bolt-logger.ts';
import { createTransport } from './bolt/create-transport.ts';
import { isEcho } from './bolt/echoes.ts';
import { createInFlight } from './bolt/in-flight.ts';
import type { Transport, TransportSettings } from './bolt/transport.ts';
import { within } from './bolt/within.ts';
import type { ListenerParts } from './listeners/parts.ts';
import { registerListeners } from './listeners/register.ts';
import type { Faces } from './messages/face.ts';
import { withoutGuesses } from './messages/guesses.ts';
import { type AdminSettings, createAdmins } from './people/admins.ts';
import { createAllowedPeople } from './people/allowed-people.ts';
import { createLanguages } from './people/languages.ts';
import { createPeople, type People } from './people/people.ts';
import { createUserGroups } from './people/user-groups.ts';
import { createAuditChannel } from './tell/audit-channel.ts';
import { createHome } from './tell/home.ts';
import { createMessenger } from './tell/messenger.ts';
import { createQrPoster } from './tell/qr-poster.ts';
import { createBoards } from './tell/workshop/boards.ts';
import { createDebriefs } from './tell/workshop/debriefs.ts';
import { createNamesOf } from './tell/workshop/names.ts';
import { createWorkshopTeller } from './tell/workshop/teller.ts';

const CONNECT_TIMEOUT_MS = 10_000;
const MOST_WAITS = 5;
const STOP_TIMEOUT_MS = 10_000;

export interface SlackSettings {
  readonly transport: TransportSettings;
  readonly botToken: string;
  /** The company's HTTP proxies. If absent, the bot connects directly. */
  readonly proxies?: Proxies | undefined;
  /** Base URL of the Web API, such as the sandbox's, ending in `/api/`; absent: slack.com. */
  readonly apiUrl?: string | undefined;
  readonly admins: AdminSettings;
  /** Users who may check policies, in addition to the admins. */
  readonly policyCheckerIds?: readonly string[] | undefined;
  /** Users who may open workshops, in addition to the admins. */
  readonly trainerIds?: readonly string[] | undefined;
  /** Whether participants are asked to predict results; true if absent. */
  readonly asksToPredict?: boolean | undefined;
  /** Channel in which audit records are posted; absent: none. */
  readonly auditChannelId?: string | undefined;
  /** User group whose members may start demos, in addition to the listed users; absent: there is no such group. */
  readonly allowedUsergroupId?: string | undefined;
}

interface SlackParts {
  readonly logger: SlackLogger;
  readonly clock: Clock;
  readonly memory: ConversationMemory;
  /** Small facts about people, such as the language they have chosen. */
  readonly notes: Notes;
  readonly overview: Overview;
  readonly workshops: Pick<WorkshopStore, 'facts' | 'replaceFact'>;
  /** How each lesson looks in Slack. */
  readonly faces: Faces;
  /**
   * Called for each acknowledgement with the kind of the event and the seconds since its arrival. Not called for events
   * that no listener needs (echoes.ts).
   */
  readonly onAck?: OnAck;
}

export interface SlackSide {
  readonly messenger: Messenger;
  readonly qrPoster: QrPoster;
  readonly workshopTeller: WorkshopTeller;
  /**
   * Registers the listeners and connects.
   * @throws ConfigError when a token is wrong, Slack cannot be reached, or the port cannot be used
   */
  start(asked: Pick<ListenerParts, 'operations' | 'cleanup' | 'policies' | 'workshops'>): Promise<void>;
  /**
   * Stops receiving events, then waits for running listeners and for updates of App Homes, at most 10 seconds for each
   * of these steps. Messages can still be sent afterwards.
   */
  stop(): Promise<void>;
  /** Whether the bot is receiving events: its socket to Slack is open, or its HTTP server listens. */
  isConnected(): boolean;
  /**
   * Calls auth.test.
   * @throws ConfigError when Slack does not accept the bot token (any more), UpstreamError when it does not answer
   */
  checkToken(): Promise<void>;
  /**
   * Posts an audit record in the audit channel a few seconds later, if a channel is set. Some frequent events are not
   * posted (audit-channel.ts). Never throws.
   */
  mirror(record: AuditRecord): void;
  /** Posts the audit records that are not posted yet, and waits at most 10 seconds for this. Never throws. */
  flushAudit(): Promise<void>;
}

/** Builds the Slack side; sends nothing before `start`. */
export function connectSlack(settings: SlackSettings, parts: SlackParts): SlackSide {
  const { logger, clock, memory, notes, overview } = parts;
  const { apiUrl, asksToPredict = true } = settings;
  const faces = asksToPredict ? parts.faces : withoutGuesses(parts.faces);
  const boltLogger = createBoltLogger(logger);
  const clientOptions = clientOptionsOf(apiUrl, boltLogger);
  const { proxies } = settings;
  const acksFirst = createAcksFirst();
  const reached = { apiUrl, clientOptions, boltLogger, logger, clock, notes, proxies, onArrival: acksFirst.arrives };
  const transport = createTransport(settings.transport, reached);
  const { receiver } = transport;
  const app = boltApp({ token: settings.botToken, receiver, logger: boltLogger, clientOptions });
  const { client } = app;
  const languages = createLanguages(notes);
  const limits = createMethodLimits(clock.now);
  const people = createPeople(client, clock, { languages, overview, limits });
  const groups = createUserGroups(client, clock, limits);
  const admins = createAdmins(settings.admins, groups, logger);
  const besidesAdmins = {
    checkers: createAllowedPeople(settings.policyCheckerIds ?? [], admins),
    trainers: createAllowedPeople(settings.trainerIds ?? [], admins),
  };
  const door = createSlackDoor(client, limits);
  const telling = { door, memory, faces };
  const home = createHome({ ...telling, overview, notes, people, languages, admins, logger });
  const toThePeople = { people, languages, notes, home, admins, ...besidesAdmins };
  const { auditChannelId: channelId } = settings;
  const audit = channelId === undefined ? undefined : createAuditChannel({ door, channelId, logger });
  const inFlight = createInFlight();
  const onAck = parts.onAck ?? (() => undefined);
  const stopping = new AbortController();
  const acknowledgements = createAcknowledgements(logger);
  const handle = app.processEvent.bind(app);
  const take = async (event: ReceiverEvent) => {
    const { event: inTurn, done } = acksFirst.take(timed(event, onAck));
    await acknowledgements.during(inTurn, () => transport.isReplay(event), handle).finally(done);
  };
  app.processEvent = (event) => inFlight.track(isEcho(event.body) ? event.ack() : take(event));

  const { boards, workshopTeller } = tellingWorkshops({ ...parts, door, faces, people });
  const messenger = createMessenger({ ...telling, ...toThePeople, logger, clock });
  const qrPoster = createQrPoster(telling);
  const towards = { messenger, qrPoster, overview };

  return {
    messenger,
    qrPoster,
    workshopTeller,
    start: async (asked) => {
      const { allowedUsergroupId } = settings;
      const isInAllowedGroup = async (userId: string) =>
        allowedUsergroupId !== undefined && (await groups.members(allowedUsergroupId)).includes(userId);
      const ours = { ...asked, boards, isInAllowedGroup, clock, logger, stopping: stopping.signal };
      registerListeners(app, { ...ours, ...telling, ...toThePeople, ...towards }, acknowledgements);
      await whenAllowed(() => connect(app, transport, apiUrl));
    },
    stop: async () => {
      stopping.abort();
      await within(STOP_TIMEOUT_MS, transport.close());
      await within(STOP_TIMEOUT_MS, inFlight.settled());
      await within(STOP_TIMEOUT_MS, home.settled());
    },
    flushAudit: async () => audit?.flush(STOP_TIMEOUT_MS),
    isConnected: () => transport.isOpen(),
    checkToken: async () => {
      await callSlack('auth.test', () => client.auth.test(), TOKEN_NAMES.bot);
    },
    mirror: (record) => audit?.mirror(record),
  };
}

function boltApp(options: Pick<AppOptions, 'token' | 'receiver' | 'logger' | 'clientOptions'>): App {
  return new App({ ...options, convoStore: false, deferInitialization: true, extendedErrorHandler: true });
}

function tellingWorkshops(
  parts: Pick<SlackParts, 'clock' | 'workshops' | 'logger'> & { door: SlackDoor; faces: Faces; people: People },
) {
  const boards = createBoards(parts);
  const debriefs = createDebriefs({ ...parts, namesOf: createNamesOf(parts) });
  return { boards, workshopTeller: createWorkshopTeller({ ...parts, boards, debriefs }) };
}

/** A person waits for most calls, so there are few retries and a timeout for each try. */
function clientOptionsOf(apiUrl: string | undefined, logger: Logger): WebClientOptions {
  return {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    logger,
    timeout: 8000,
    retryConfig: { retries: 2, minTimeout: 200, factor: 3 },
    rejectRateLimitedCalls: true,
    // The default is 100 calls at a time. A window must be opened within three seconds, so the call that opens it must
    // not wait behind 100 other calls.
    maxRequestConcurrency: 1000,
  };
}

/**
 * Repeats the attempt if Slack refuses it because of a rate limit, each time after the wait that Slack asks for. Makes
 * at most MOST_WAITS attempts.
 */
async function whenAllowed(attempt: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const cause = error instanceof ConfigError ? error.cause : undefined;
      const seconds = cause instanceof UpstreamError ? cause.retryAfterSeconds : undefined;
      if (seconds === undefined || tries === MOST_WAITS) throw error;
      await sleep(seconds * 1000);
    }
  }
}

async function connect(app: App, transport: Transport, apiUrl = 'slack.com'): Promise<void> {
  const connected = (async () => {
    await callSlack('auth.test', () => app.init(), TOKEN_NAMES.bot);
    await transport.open(app);
  })();
  const outcome = await within(CONNECT_TIMEOUT_MS, connected).catch((error: unknown) => {
    if (error instanceof UpstreamError) {
      throw new ConfigError(`${error.message} at ${apiUrl}${proxyRefusal(error)}.`, { cause: error });
    }
    throw error;
  });
  if (outcome === 'timeout') {
    throw new ConfigError(transport.whyNotOpen?.() ?? `Slack at ${apiUrl} did not answer within 10 seconds.`);
  }
}

/**
 * Returns a clause for an error message that says with which status a proxy refused, or '' if no proxy refused. Only
 * undici's error message contains this status.
 */
function proxyRefusal({ cause }: UpstreamError): string {
  for (let error: unknown = cause; error instanceof Error; error = error.cause) {
    const status = /^Proxy response \((\d+)\)/.exec(error.message)?.[1];
    if (status) return `, because the proxy (HTTPS_PROXY) answered ${status}`;
  }
  return '';
}
