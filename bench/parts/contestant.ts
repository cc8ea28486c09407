import type { Persona } from '../../sandbox/slack/person/types.ts';
import { type EmbeddedSlack, startEmbeddedSlack } from '../../sandbox/slack/start.ts';
import { isListening, startAppProcess } from './app-process.ts';
import { peopleOf, typeAtOnce, untilAllHaveQr, untilQuiet } from './crowd.ts';
import type { Environment } from './environments.ts';
import { readManifest } from './hall.ts';

const SETTLE_LIMIT_MS = 180_000;

/** An app whose acknowledgements are measured, with its own workspace. */
export interface Contestant {
  readonly pid: number | undefined;
  /**
   * Lets this number of people type /mfa-demo start at the same time. Resolves to how long each acknowledgement took,
   * in milliseconds.
   */
  round(people: number): Promise<readonly number[]>;
  /** Waits until the people of the last round have their QR code and no message changes any more. */
  settles(): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * Starts an app in its own process, with its own embedded Slack.
 * @param httpPort the port of an app that is reached over HTTP; if absent, the app uses Socket Mode
 */
export async function startContestant(
  script: string,
  members: number,
  httpPort: number | undefined,
  environment: (slack: EmbeddedSlack, httpPort?: number) => Environment,
): Promise<Contestant> {
  const acks: number[] = [];
  const slack = await startEmbeddedSlack({
    manifest: await readManifest(),
    fileProcessingMs: 0,
    onAck: (millis) => void acks.push(millis),
    moreMembers: members,
    ...(httpPort !== undefined && { requestUrl: `http://127.0.0.1:${httpPort}/slack/events` }),
  });
  const isReady = httpPort === undefined ? () => slack.connectionCount() > 0 : () => isListening(httpPort);
  const app = await startAppProcess(script, environment(slack, httpPort), isReady);
  const next = peopleOf(slack);
  let last: readonly Persona[] = [];
  return {
    pid: app.pid,
    async round(people) {
      last = next(people);
      acks.length = 0;
      await typeAtOnce(slack, last, '/mfa-demo start');
      if (acks.length < people) throw new Error(`Slack got only ${acks.length} of ${people} acknowledgements in time.`);
      return acks.splice(0);
    },
    async settles() {
      await untilAllHaveQr(slack, last, SETTLE_LIMIT_MS);
      await untilQuiet(slack, last, SETTLE_LIMIT_MS);
    },
    async close() {
      await app.stop();
      await slack.close();
    },
  };
}
