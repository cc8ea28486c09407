import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { environmentOf } from '../../sandbox/world.ts';
import { startNpm } from '../support/npm-process.ts';
import { startServices } from '../support/services.ts';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
const SENDERS = ['supervisor', 'terminal'] as const;

interface Command {
  readonly args: readonly string[];
  readonly isRunning: RegExp;
  /** What the command prints at its end. */
  readonly says: string;
  readonly code: Readonly<Record<(typeof SIGNALS)[number], number>>;
}

const SANDBOX = { isRunning: /Ctrl\+C ends it/, says: 'Stopped.', code: { SIGTERM: 0, SIGINT: 0 } };
const COMMANDS: Readonly<Record<string, Command>> = {
  'npm start': {
    args: ['start'],
    isRunning: /the bot is connected/,
    says: 'the bot has stopped',
    code: { SIGTERM: 0, SIGINT: 0 },
  },
  'npm run sandbox': { args: ['run', 'sandbox', '--', '--port', '0'], ...SANDBOX },
  'npm run --silent sandbox -- --only aws': {
    ...SANDBOX,
    args: ['run', '--silent', 'sandbox', '--', '--only', 'aws'],
    isRunning: /AWS_DEFAULT_REGION=/,
  },
  'npm run demo': {
    args: ['run', 'demo'],
    isRunning: / 0:\d\d {2}/,
    says: 'Stopped before its end.',
    code: { SIGTERM: 143, SIGINT: 130 },
  },
};

describe.each(Object.entries(COMMANDS))('%s', (_name, { args, isRunning, says, code }) => {
  for (const signal of SIGNALS) {
    for (const sender of SENDERS) {
      test(`${signal} from a ${sender} ends it and every process that it started`, async () => {
        const npm = startNpm(args, args[0] === 'start' ? await settings() : {});
        await npm.says(isRunning);
        expect(await npm.ends(signal, sender), npm.said()).toBe(code[signal]);
        expect(await npm.orphans()).toEqual([]);
        expect(npm.said()).toContain(says);
      });
    }
  }
});

test('SIGTERM ends a bot that still waits for Slack at its start', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  onTestFinished(() => void silent.close());
  const { port } = silent.address() as AddressInfo;
  const opsPort = await freePort();
  const npm = startNpm(['start'], {
    ...(await settings()),
    SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
    OPS_PORT: String(opsPort),
  });
  // The bot serves health before it calls Slack, so from now on it waits for Slack.
  await expect.poll(() => isListening(opsPort), { timeout: 50_000 }).toBe(true);
  expect(await npm.ends('SIGTERM', 'supervisor'), npm.said()).toBe(0);
  expect(await npm.orphans()).toEqual([]);
  expect(npm.said()).toContain('the bot has stopped');
});

async function settings() {
  const { aws, slack } = await startServices();
  return { ...environmentOf(aws, slack), MFA_DEMO_STATE: 'memory' };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function isListening(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/livez`).then(
    ({ ok }) => ok,
    () => false,
  );
}
