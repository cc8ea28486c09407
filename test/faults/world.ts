import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { createPerson } from '../../sandbox/person/person.ts';
import { startEmbeddedSlack } from '../../sandbox/slack/start.ts';
import { environmentOf } from '../../sandbox/world.ts';
import { type App, createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { awsNameOf, slackNameOf } from '../crash/call-names.ts';
import { castOf, lessonOfRun, playerOf } from '../crash/cast.ts';
import { createCloser } from '../crash/closer.ts';
import { createGate, type Point } from '../crash/gate.ts';
import { startHttpProxy } from '../crash/http-proxy.ts';
import { createWitness } from '../crash/witness.ts';

const lesson = lessonOfRun();
const cast = castOf(lesson);

/**
 * How long the person waits, in milliseconds. They give up only after more than five minutes: after a create call
 * without an answer, the bot checks for five minutes whether the resource appears.
 */
export const patience = { patienceMs: Math.max(9000, cast.patience.patienceMs - 5000), giveUpMs: 340_000 };
export const partOf = cast.createPart;

export interface FaultWorldOptions {
  /** If absent, the state is in memory. */
  readonly redisUrl?: string;
  /** Runs before the bot connects. */
  prepare?(world: Pick<FaultWorld, 'aws' | 'slack'>): void;
  /** Runs after each call that AWS or Slack answered, before the bot reads the answer. */
  onCall?(name: string, world: Pick<FaultWorld, 'aws' | 'slack'>): void;
}

export type FaultWorld = Awaited<ReturnType<typeof startFaultWorld>>;

/** Starts the bot in this process, without the delays of AWS and Slack. A witness watches all calls to AWS. */
export async function startFaultWorld(options: FaultWorldOptions = {}) {
  const parts = createCloser();
  const logLines: string[] = [];
  const manifest = await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8');
  const aws = parts.adopt(await startEmbeddedAws({ propagationSeconds: 0 }), (it) => it.close());
  const slack = parts.adopt(await startEmbeddedSlack({ manifest, fileProcessingMs: 0 }), (it) => it.close());
  options.prepare?.({ aws, slack });
  const { userId, settings } = await playerOf(lesson, slack, aws);
  const person = parts.adopt(await createPerson(slack.url, userId), (it) => it.close());
  const witness = createWitness(aws, slack, person);
  const gate = createGate([], () => {});
  const tell = (name: string) => options.onCall?.(name, { aws, slack });

  const awsProxy = await startHttpProxy({
    target: aws.url,
    gate,
    nameOf: awsNameOf,
    onAnswer: (name, call, answer) => {
      witness.onAwsAnswer(name, call, answer);
      tell(name);
    },
  });
  parts.adopt(awsProxy, (it) => it.close());
  const slackProxy = await startHttpProxy({ target: slack.url, gate, nameOf: slackNameOf, onAnswer: tell });
  parts.adopt(slackProxy, (it) => it.close());

  const config = loadConfig({
    ...environmentOf(aws, slack),
    ...settings,
    AWS_ENDPOINT_URL: awsProxy.url,
    SLACK_API_URL: `${slackProxy.url}/api/`,
    ...(options.redisUrl
      ? {
          MFA_DEMO_STATE: 'redis',
          REDIS_URL: options.redisUrl,
          STATE_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
        }
      : { MFA_DEMO_STATE: 'memory' }),
    MFA_DEMO_DEVICE_SETTLE_SECONDS: '0',
    LOG_LEVEL: 'info',
  });
  const app = await startLikeASupervisor(() =>
    createApp(
      { ...config, demo: { ...config.demo, policySettleMs: 0 } },
      { logTo: { write: (line) => void logLines.push(line) } },
    ),
  );
  parts.adopt(app, (it) => it.stop());
  return {
    aws,
    slack,
    person,
    witness,
    config,
    points: (): readonly Point[] => gate.passed,
    logTail: () => logLines.slice(-40).join(''),
    [Symbol.asyncDispose]: () => parts[Symbol.asyncDispose](),
  };
}

const MOST_STARTS = 5;

/** Starts a bot, and starts another one if it cannot connect, as systemd does. @throws Error if the fifth bot fails */
async function startLikeASupervisor(create: () => App): Promise<App> {
  for (let starts = 1; ; starts += 1) {
    const app = create();
    try {
      await app.start();
      return app;
    } catch (error) {
      await app.stop();
      if (starts >= MOST_STARTS) throw error;
    }
  }
}
