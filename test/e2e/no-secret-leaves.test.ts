import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { EmbeddedAws } from '../../sandbox/aws/start.ts';
import type { Person } from '../../sandbox/person/person.ts';
import { newestPicture } from '../../sandbox/person/read-screen.ts';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { runAudit } from '../../src/commands/audit.ts';
import { loadAuditConfig } from '../../src/config.ts';
import { startBot } from '../support/bot.ts';
import { newBotUser } from '../support/bot-user.ts';
import { leaksIn } from '../support/leaks.ts';
import { asked } from '../support/ops.ts';
import { findRedis, freePort, startRedis } from '../support/redis.ts';
import { redisBytes } from '../support/redis-bytes.ts';
import { startServices } from '../support/services.ts';
import { openSlackDoor } from '../support/slack-door.ts';
import { runs } from '../support/volume.ts';
import { confirms, freshCode, opensCleanup, readsTheDenials, startsAndScans, twoCodes } from './moves.ts';

const INSTALLATION = 'grep';
const AUDIT_CHANNEL = 'C0SANDBOXS1';
const KEY_WINDOW = 'Setup key';

/** Starts a server that receives traces, as an OpenTelemetry collector does. */
async function startCollector() {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    bodies.push(Buffer.concat(await request.toArray()).toString());
    response.setHeader('content-type', 'application/json').end('{}');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, text: () => bodies.join('\n') };
}

/** Starts a bot, and collects all texts that somebody could read later and all secrets that must not be in them. */
async function startWatchedWorld(kind: 'socket' | 'http') {
  const port = await freePort();
  const requestUrl = kind === 'http' ? `http://127.0.0.1:${port}/slack/events` : undefined;
  const { aws, slack, person } = await startServices({ slack: { requestUrl } });
  const server = await startRedis({ appendOnly: true });
  const redis = new Redis(server.url);
  onTestFinished(async () => {
    redis.disconnect();
    await server.stop();
  });
  const collector = await startCollector();
  const [sent, keyWindows, screens]: [string[], string[], Set<string>] = [[], [], new Set()];
  const { apiUrl } = await openSlackDoor(slack, ({ method, body }) => {
    // Each call to Slack has to contain the bot's token.
    const told = body.replace(/(^|&)token=[^&]*/, '');
    const readable = `${method} ${decodeURIComponent(told.replaceAll('+', ' '))}`;
    (readable.includes(KEY_WINDOW) ? keyWindows : sent).push(readable);
    return undefined;
  });
  const watched = async (who: 'Ana' | 'Max' | 'Yuki') => {
    const one = await person(who);
    one.onChange(({ conversations, modals, notices }) => {
      const shown = modals.filter(({ title }) => title !== KEY_WINDOW);
      screens.add(JSON.stringify({ conversations, shown, notices }));
    });
    return one;
  };
  const people = { ana: await watched('Ana'), max: await watched('Max'), yuki: await watched('Yuki') };
  const bot = await newBotUser(aws);
  const key = Buffer.alloc(32, 'key of the test ').toString('base64');
  const transport = { SLACK_TRANSPORT: 'http', SLACK_SIGNING_SECRET: slack.signingSecret, PORT: String(port) };
  const { logText, stop } = await startBot(aws, slack, {
    ...(kind === 'http' ? transport : {}),
    ...bot.settings,
    SLACK_API_URL: apiUrl,
    MFA_DEMO_STATE: 'redis',
    REDIS_URL: server.url,
    STATE_ENCRYPTION_KEY: key,
    MFA_DEMO_INSTALLATION: INSTALLATION,
    ADMIN_USER_IDS: people.max.userId,
    AUDIT_CHANNEL_ID: AUDIT_CHANNEL,
    OPS_PORT: '0',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    LOG_LEVEL: 'debug',
  });
  const secrets = new Set([
    ...[slack.botToken, slack.appToken, slack.signingSecret, key],
    ...[aws.adminKey.secretAccessKey, bot.settings.AWS_SECRET_ACCESS_KEY],
  ]);
  /**
   * Returns the collected texts, by the place in which they can be read. Stops the bot first, so that it has written
   * all of them.
   */
  const everything = async () => {
    const { text: metrics } = await asked({ logText }, '/metrics');
    await stop();
    const audit: string[] = [];
    const config = loadAuditConfig({ REDIS_URL: server.url, MFA_DEMO_INSTALLATION: INSTALLATION });
    for (const json of [true, false]) await runAudit(config, { days: 1, json }, (line) => audit.push(line));
    return {
      metrics,
      log: logText(),
      audit: audit.join(''),
      traces: collector.text(),
      redis: await redisBytes(redis),
      'what was sent to Slack': sent.join('\n'),
      'what people saw': [...screens].join('\n'),
    };
  };
  return { aws, ...people, deny: bot.deny, secrets, keyWindows, everything };
}

type Watched = Awaited<ReturnType<typeof startWatchedWorld>>;

/** Adds the secrets of the current access keys and sessions. AWS deletes them together with their users. */
function noteKeys(aws: EmbeddedAws, secrets: Set<string>): void {
  for (const secret of aws.secrets()) secrets.add(secret);
}

async function scans(person: Person, secrets: Set<string>): Promise<void> {
  await startsAndScans(person);
  secrets.add(person.phone.seed());
}

/** Plays a whole demo in which the person asks for the setup key and a new QR code, and makes mistakes. */
async function playWholeDemo({ aws, ana, secrets }: Watched): Promise<void> {
  const typed = (...codes: string[]) => {
    for (const code of codes) secrets.add(code);
    return ana.submits(...codes);
  };
  await scans(ana, secrets);
  await ana.clicks('Use a setup key');
  await ana.sees('Enter a setup key');
  await ana.closesModal();
  const older = newestPicture(ana.screen());
  await ana.chooses('Send a new QR code');
  await ana.until('another picture', (screen) => ![undefined, older].includes(newestPicture(screen)));
  await ana.clicks(BUTTONS.enterCodes);
  await typed(ana.phone.codeOff(-9), ana.phone.codeOff(-7));
  await ana.sees('Both codes are right, but');
  await typed(...twoCodes(ana));
  await readsTheDenials(ana);
  noteKeys(aws, secrets);
  await typed(ana.phone.codeOff(50));
  await ana.sees('AWS did not accept this code');
  await typed(freshCode(ana));
  await ana.sees('It worked: S3 allowed access only with your code');
  noteKeys(aws, secrets);
  await ana.clicks(BUTTONS.done);
  await ana.sees('0 left');
}

/** Plays a demo that an admin cleans up and that gets stuck. */
async function playCleanup({ aws, yuki, max, secrets, deny }: Watched): Promise<void> {
  await scans(yuki, secrets);
  const theirKeys = () => aws.view().users.flatMap(({ path, accessKeys }) => (path === '/' ? [] : accessKeys));
  await expect.poll(theirKeys).toHaveLength(1);
  noteKeys(aws, secrets);
  await deny('DeleteUser');
  await opensCleanup(max);
  await max.clicks('Remove all (1) …');
  await confirms(max);
  await max.sees('is not cleaned up completely');
  await deny();
  await yuki.types('/mfa-demo stop');
  await yuki.sees('AWS に何も残っていません');
}

// Unexpected: debug lines of Bolt contain what people type, and over HTTP, Bolt throws on a second acknowledgement.
describe.skipIf(!findRedis())('no secret', () => {
  const transports = ['socket', 'http'] as const;
  test.each(transports.slice(0, runs(2)))(
    'is in the metrics, the log, the audit trail, the traces, Redis or Slack after two demos (%s)',
    async (kind) => {
      const world = await startWatchedWorld(kind);
      await playWholeDemo(world);
      await playCleanup(world);
      const { secrets, keyWindows } = world;
      expect(secrets.size, 'tokens, seeds, codes, secret keys and session tokens').toBeGreaterThan(15);
      const places = await world.everything();
      expect(Object.entries(places).filter(([, text]) => text.length < 1000)).toEqual([]);
      const leaks = Object.entries(places).flatMap(([place, text]) =>
        leaksIn(text, secrets).map((leak) => `${place}: ${leak}`),
      );
      expect(leaks).toEqual([]);
      expect(places.log, 'each of Slack’s requests was acknowledged once').not.toMatch(
        /a listener failed|not acknowledged|already been|[Mm]ultiple/,
      );

      // Only the window with the setup key shows the seed on purpose. Finding it there proves that the search works.
      expect(keyWindows).not.toEqual([]);
      expect(leaksIn(keyWindows.join('\n'), secrets)).toEqual([expect.stringContaining('in groups of four')]);
      for (const [place, text] of Object.entries(places)) {
        const hidden = [...secrets].filter((secret) => {
          const spoilt = `${text.slice(0, 500)}"${secret}"${text.slice(500, 1000)}`;
          return leaksIn(spoilt, [secret]).length === 0;
        });
        expect([place, hidden.length]).toEqual([place, 0]);
      }
    },
    180_000,
  );
});
