import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseEnv, stripVTControlCharacters } from 'node:util';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startEverything } from '../../../sandbox/cli/everything.ts';
import type { SandboxFlags } from '../../../sandbox/cli/flags.ts';
import { createPerson } from '../../../sandbox/person/person.ts';
import { runDoctor } from '../../../src/commands/doctor.ts';
import { runSweep } from '../../../src/commands/sweep.ts';
import { loadConfig, loadSweepConfig } from '../../../src/config.ts';
import { findRedis, freePort, startRedis } from '../../support/redis.ts';

type Settings = Record<string, string | undefined>;

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mfa-demo-sandbox-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

async function sandbox(more: Partial<SandboxFlags>) {
  const flags: SandboxFlags = { port: 0, awsPort: 0, slackPort: 0, propagation: 0, logLevel: 'warn', ...more };
  const running = await startEverything(flags);
  onTestFinished(() => running.stop());
  const words = stripVTControlCharacters(running.words);
  return { words, page: /http:\/\/\S+/.exec(words)?.[0] ?? '' };
}

async function doctor(settings: Settings) {
  const printed: string[] = [];
  const code = await runDoctor(loadConfig(settings), { json: false, canary: false }, (text) => void printed.push(text));
  return { code, text: printed.join('') };
}

async function dryRun(settings: Settings) {
  const printed: string[] = [];
  const options = { dryRun: true, json: false };
  const code = await runSweep(loadSweepConfig(undefined, settings), options, (text) => void printed.push(text));
  return { code, text: printed.join('') };
}

test('the printed settings can be pasted into a shell, and the doctor finds no problem with them', async () => {
  const { words } = await sandbox({});
  const [start, ...lines] = words.split('\nexport ');
  expect(start).toContain('Open http://127.0.0.1:');
  expect(lines.filter((line) => !/^[A-Z_]+=[\w:/+=.,@-]+\s*$/.test(line))).toEqual([]);
  const settings = parseEnv(lines.join('\n')) as Settings;
  const { code, text } = await doctor(settings);
  expect(text).not.toContain('FAILED');
  expect(text).toMatch(/^ok {7}The bot cannot gain more rights .*calls are denied, as they must be$/m);
  expect(text).toContain('None of 18 needs you');
  expect(code).toBe(0);
});

test('lessons can be chosen, and the doctor and the sandbox refuse a lesson that does not exist', async () => {
  const { words } = await sandbox({ lessons: 'session-token,mfa-age' });
  const settings = parseEnv(words.replaceAll('export ', '')) as Settings;
  expect(settings.SCENARIOS).toBe('session-token,mfa-age');
  await expect(doctor({ ...settings, SCENARIOS: 'session-token,foo' })).rejects.toThrow('Not known: foo.');
  await expect(sandbox({ lessons: 'foo' })).rejects.toThrow('SCENARIOS must name lessons of this bot');
});

test('a file of saved settings is readable only by this user, works with sweep and doctor, and stays the same after a reset', async () => {
  const file = join(await newFolder(), 'sandbox.env');
  const { words, page } = await sandbox({ saveSettings: file });
  expect(words).toContain(`npm run doctor -- --settings ${file}`);
  expect(words).not.toContain('SECRET');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const settings = parseEnv(await readFile(file, 'utf8')) as Settings;
  expect((await dryRun(settings)).text).toContain('0 of 0 would be removed');

  const ana = await createPerson(page, 'U0SANDBOXM1');
  onTestFinished(() => ana.close());
  await ana.types('/mfa-demo start');
  await ana.scansTheQr();
  const { code, text } = await dryRun(settings);
  expect(text).toMatch(/mfa-demo-\w+: user and virtual MFA device\n {2}left alone: its demo may be running until/);
  expect(code).toBe(0);
  expect((await doctor(settings)).text).not.toContain('FAILED');

  await fetch(`${page}/_page/restart`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  expect(parseEnv(await readFile(file, 'utf8')), 'a reset keeps the settings').toEqual(settings);
  expect((await doctor(settings)).code).toBe(0);
});

test('saving settings does not change a file that the sandbox did not write', async () => {
  const file = join(await newFolder(), '.env');
  await writeFile(file, 'SLACK_BOT_TOKEN=mine\n');
  await expect(sandbox({ saveSettings: file })).rejects.toThrow(`${file} was not written by the sandbox`);
  expect(await readFile(file, 'utf8')).toBe('SLACK_BOT_TOKEN=mine\n');
  await expect(sandbox({ saveSettings: join(file, 'x') })).rejects.toThrow(/^Cannot write the settings to .*ENOTDIR/);
});

test.skipIf(!findRedis())(
  'with Redis, the settings have its address and an installation name, and the doctor finds no problem with them',
  async () => {
    const server = await startRedis({ appendOnly: true });
    onTestFinished(() => server.stop());
    const file = join(await newFolder(), 'sandbox.env');
    await sandbox({ redis: server.url, saveSettings: file });
    const settings = parseEnv(await readFile(file, 'utf8')) as Settings;
    expect(settings).toMatchObject({
      REDIS_URL: server.url,
      MFA_DEMO_INSTALLATION: expect.stringMatching(/^sandbox-/),
    });
    const { code, text } = await doctor(settings);
    expect(text).not.toContain('FAILED');
    expect(code).toBe(0);
  },
);

test('if Redis cannot be reached, the error is one sentence, without log lines', async () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => write.mockRestore());
  const redis = `redis://127.0.0.1:${await freePort()}`;
  await expect(sandbox({ redis })).rejects.toThrow(/^Redis \(REDIS_URL\) cannot be reached \(ECONNREFUSED\)\.$/);
  expect(write.mock.calls).toEqual([]);
});

test.runIf(process.platform === 'linux')('with --open, xdg-open is called with the address of the page', async () => {
  const folder = await newFolder();
  const [opener, asked] = [join(folder, 'xdg-open'), join(folder, 'asked')];
  await writeFile(opener, `#!/bin/sh\nprintf '%s' "$1" > '${asked}.new' && mv '${asked}.new' '${asked}'\n`);
  await chmod(opener, 0o755);
  vi.stubEnv('PATH', [folder, '/usr/bin', '/bin'].join(delimiter));
  onTestFinished(() => void vi.unstubAllEnvs());
  const { page, words } = await sandbox({ open: true });
  expect(words).not.toContain('No browser could be opened');
  await expect.poll(() => readFile(asked, 'utf8').catch(() => ''), { timeout: 10_000 }).toBe(page);

  vi.stubEnv('PATH', join(folder, 'nothing'));
  expect((await sandbox({ open: true })).words).toContain('No browser could be opened from here');
});
