import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { Command } from 'commander';
import { expect, test, vi } from 'vitest';
import type { SandboxFlags } from '../../../sandbox/cli/flags.ts';
import { startMode } from '../../../sandbox/cli/modes.ts';
import { noStrayWords } from '../../../sandbox/cli/run-program.ts';
import { importsOf } from '../../support/read-imports.ts';
import { exitOf, startSource } from '../../support/run-source.ts';

const root = join(import.meta.dirname, '../../..');
const flags: SandboxFlags = { awsPort: 0, slackPort: 0, propagation: 0, logLevel: 'error' };

const sandbox = (...args: string[]) => startSource('sandbox/cli/main.ts', args);

/** Returns the variables that the text sets in a shell. Fails the test if a line is not a variable. */
function settingsIn(stdout: string): Record<string, string> {
  const lines = stdout.trimEnd().split('\n');
  expect(lines.filter((line) => !/^[A-Z_]+=[\w:/+=.-]+$/.test(line))).toEqual([]);
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
}

test('with --only aws, the sandbox prints the settings for a client on standard output, and SIGTERM ends it without an error', {
  timeout: 60_000,
}, async () => {
  const { child, said } = sandbox(
    '--only',
    'aws',
    '--account',
    '999988887777',
    '--admin-key',
    'test:a/b+c=',
    '--buckets',
    'none',
  );
  await vi.waitFor(() => expect(said.stdout).toContain('AWS_DEFAULT_REGION='), { timeout: 50_000 });
  const env = settingsIn(said.stdout);
  expect(Object.keys(env)).toEqual([
    'AWS_ENDPOINT_URL',
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
  ]);
  const credentials = { accessKeyId: env.AWS_ACCESS_KEY_ID!, secretAccessKey: env.AWS_SECRET_ACCESS_KEY! };
  expect(credentials).toEqual({ accessKeyId: 'test', secretAccessKey: 'a/b+c=' });
  const sts = new STSClient({ endpoint: env.AWS_ENDPOINT_URL!, region: env.AWS_REGION!, credentials });
  expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe('999988887777');
  const view = await fetch(`${env.AWS_ENDPOINT_URL}/_sandbox/view`);
  expect(await view.json()).toMatchObject({ buckets: [] });
  child.kill('SIGTERM');
  expect(await exitOf(child)).toBe(0);
  expect(said.stderr).toContain(`${env.AWS_ENDPOINT_URL}/_sandbox/`);
});

test('with --only slack, the sandbox prints the settings for an app, and SIGINT ends it without an error', {
  timeout: 60_000,
}, async () => {
  const { child, said } = sandbox('--only', 'slack');
  await vi.waitFor(() => expect(said.stdout).toContain('SLACK_CLIENT_SECRET='), { timeout: 50_000 });
  const env = settingsIn(said.stdout);
  const needed = ['SLACK_API_URL', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'];
  expect(Object.keys(env)).toEqual([...needed, 'SLACK_VERIFICATION_TOKEN', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET']);
  const headers = { authorization: `Bearer ${env.SLACK_BOT_TOKEN}` };
  expect(await (await fetch(`${env.SLACK_API_URL}auth.test`, { method: 'POST', headers })).json()).toMatchObject({
    ok: true,
  });
  child.kill('SIGINT');
  expect(await exitOf(child)).toBe(0);
});

test('options that cannot be combined are refused with one sentence, without a stack', {
  timeout: 60_000,
}, async () => {
  const { child, said } = sandbox('--only', 'aws', '--redis', 'redis://127.0.0.1');
  expect(await exitOf(child)).toBe(1);
  expect(said).toEqual({ stdout: '', stderr: '--redis does not work with --only aws.\n' });
});

test('the error about a word that is not an option names the word and the most similar option', {
  timeout: 60_000,
}, async () => {
  const { child, said } = sandbox('slak', '--port', '0');
  expect(await exitOf(child)).toBe(2);
  const help = 'There are only options: npm run sandbox -- --help\n';
  expect(said).toEqual({ stdout: '', stderr: `Unknown word slak. Did you mean --only slack? ${help}` });
  expect(() => noStrayWords(new Command('demo').allowExcessArguments().parse(['foo'], { from: 'user' }), [])).toThrow(
    'Unknown word foo. There are only options: npm run demo -- --help',
  );
});

test.for([
  ['aws', 'slackPort', '--slack-port does not work with --only aws.'],
  ['aws', 'port', '--port does not work with --only aws.'],
  ['slack', 'throttle', '--throttle does not work with --only slack.'],
  ['slack', 'adminKey', '--admin-key does not work with --only slack.'],
  [undefined, 'requestUrl', '--request-url works only with --only slack.'],
  ['slack', 'buckets', '--buckets does not work with --only slack.'],
  [undefined, 'buckets', '--buckets works only with --only aws.'],
  [undefined, 'manifest', '--manifest works only with --only slack.'],
] as const)('if --only is %s, the option %s is refused', async ([only, flag, sentence]) => {
  await expect(startMode({ ...flags, ...(only && { only }) }, only ? ['only', flag] : [flag])).rejects.toThrow(
    sentence,
  );
});

test.for([
  ['aws', 'awsPort', '--aws-port'],
  ['slack', 'slackPort', '--slack-port'],
  [undefined, 'awsPort', '--aws-port'],
  [undefined, 'slackPort', '--slack-port'],
  [undefined, 'port', '--port'],
] as const)(
  'if --only is %s, the error about a port in use names the option to choose another port: %s',
  async ([only, flag, spelled]) => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const sentence = `Port ${port} is already in use. Choose another one with ${spelled} <number>, or ${spelled} 0 for any.`;
    await expect(startMode({ ...flags, ...(only && { only }), [flag]: port }, [flag])).rejects.toThrow(sentence);
    taken.close();
  },
);

test('with --only aws, the sandbox does not load Bolt, React, a bundler or the bot', async () => {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const follow = async (path: string, wanted: (specifier: string) => boolean): Promise<void> => {
    if (seen.has(path)) return;
    seen.add(path);
    const imports = importsOf({ path, text: await readFile(path, 'utf8') }).filter(({ isTypeOnly }) => !isTypeOnly);
    for (const { specifier } of imports.filter((each) => wanted(each.specifier))) {
      if (specifier.startsWith('.')) await follow(join(path, '..', specifier), () => true);
      else if (!specifier.startsWith('node:'))
        packages.add(
          specifier
            .split('/')
            .slice(0, specifier.startsWith('@') ? 2 : 1)
            .join('/'),
        );
    }
  };
  const otherModes = ['./only-slack.ts', './everything.ts'];
  await follow(join(root, 'sandbox/cli/modes.ts'), (specifier) => !otherModes.includes(specifier));
  await follow(join(root, 'sandbox/cli/main.ts'), () => true);
  expect([...packages].sort()).toEqual(['@hono/node-server', 'commander', 'fast-xml-parser', 'qrcode', 'zod']);
  expect([...seen].filter((path) => !path.startsWith(join(root, 'sandbox/')))).toEqual([]);
});
